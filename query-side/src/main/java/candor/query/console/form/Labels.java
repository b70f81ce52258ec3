package candor.query.console.form;

import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;

/** Labels, hints and plain words for enumerated values, from the console's message file. */
public final class Labels {
    private final MessageSource messages;

    public Labels(MessageSource messages) {
        this.messages = messages;
    }

    /** The label under a key. A missing one fails, so that no form goes out without. */
    public String of(String key) {
        return messages.getMessage(key, null, Locale.ENGLISH);
    }

    /** The hint that belongs to a label, where there is one. */
    public @Nullable String hint(String key) {
        return messages.getMessage(key + ".hint", null, null, Locale.ENGLISH);
    }

    /** The plain word for an enumerated value. */
    public String word(Enum<?> value) {
        return of(value.getDeclaringClass().getSimpleName() + "." + value.name());
    }
}
