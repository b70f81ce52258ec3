package candor.platform.command;

import candor.DomainCommand;
import java.util.Locale;

/**
 * The name of a command in addresses, metrics and sentences.
 *
 * @param kebab such as {@code add-note}
 */
public record CommandName(String kebab) {

    public static CommandName of(Class<? extends DomainCommand> command) {
        return new CommandName(command.getSimpleName().replaceAll("(?<=[a-z0-9])(?=[A-Z])", "-").toLowerCase(Locale.ROOT));
    }

    /** Such as {@code add note}. */
    public String words() {
        return kebab.replace('-', ' ');
    }
}
