package candor.query.console;

import candor.DomainCommand;
import org.jspecify.annotations.Nullable;

/**
 * Where a form stands.
 *
 * @param action address it is sent to
 * @param back address to leave it to
 * @param seen ordinal the person has before them; absent where newer entries cannot matter
 */
public record Dialog(Class<? extends DomainCommand> command, String action, String back, @Nullable Long seen) {}
