package candor.platform.mail;

import java.net.URI;
import org.jspecify.annotations.Nullable;

/**
 * Where people who get a message read on.
 *
 * @param console address of the console as people reach it; without one, only the path is named
 */
public record ConsoleLinks(@Nullable URI console) {

    /**
     * As it stands in a message.
     *
     * @param path begins with a slash
     */
    public String to(String path) {
        return console == null ? path : console.toString().replaceFirst("/+$", "") + path;
    }
}
