package candor.command;

import candor.DomainCommand;
import candor.RuleViolation;
import candor.sealing.FreeText;
import candor.sealing.Personal;
import java.lang.reflect.RecordComponent;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What a person is asked to say must be said: an empty line would stand in the ledger for ever. */
public final class Wording {
    private Wording() {}

    /** @throws RuleViolation when a text or a name of the command is there and empty, or is not known here */
    public static void require(DomainCommand command) {
        for (RecordComponent component : command.getClass().getRecordComponents()) {
            boolean empty = switch (valueOf(component, command)) {
                case FreeText text -> isEmpty(text.text());
                case Personal name -> isEmpty(name.text());
                case null, default -> false;
            };
            if (empty) {
                throw new RuleViolation("command.text-missing", "Fill in \"" + words(component.getName()) + "\": it cannot be empty.");
            }
        }
    }

    private static boolean isEmpty(Optional<String> text) {
        return text.filter(words -> !words.isBlank()).isEmpty();
    }

    private static @Nullable Object valueOf(RecordComponent component, DomainCommand command) {
        try {
            return component.getAccessor().invoke(command);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("a command is a public record, and " + command.getClass().getName() + " is not", e);
        }
    }

    private static String words(String name) {
        return name.replaceAll("(?=[A-Z])", " ").toLowerCase(Locale.ROOT);
    }
}
