package candor.query.console.form;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A form as it is shown.
 *
 * @param action where it is sent
 * @param key idempotency key: sending the form twice adds nothing
 * @param seen ordinal of the last entry of the incident when the form was opened; absent where no entry of others can matter
 * @param refusal the sentence that says why it was not accepted; absent on a fresh form
 */
public record Form(
        String command,
        String title,
        @Nullable String help,
        String submit,
        String action,
        String key,
        @Nullable String seen,
        @Nullable String refusal,
        List<Field> fields) {}
