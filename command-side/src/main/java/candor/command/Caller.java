package candor.command;

import candor.sealing.Personal;
import candor.sealing.SubjectReference;
import org.jspecify.annotations.Nullable;

/**
 * Who asks.
 *
 * @param account reference of the account that acts; absent when none does
 */
public record Caller(@Nullable String account) {
    /** Nobody acts: set-up, an importer. */
    public static final Caller NOBODY = new Caller(null);

    /** Whether this is the person whose account reference is the value. */
    public boolean is(@Nullable Personal person) {
        return account != null && person != null && person.text().filter(account::equals).isPresent();
    }

    /** The person of an account reference, as events name them. */
    public static Personal person(String account) {
        return Personal.of(new SubjectReference(account), account);
    }
}
