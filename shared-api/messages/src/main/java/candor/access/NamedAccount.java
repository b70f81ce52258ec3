package candor.access;

import org.jspecify.annotations.Nullable;

/**
 * An account as pages name it.
 *
 * @param name display name; absent where it is unknown, withheld or destroyed
 */
public record NamedAccount(String account, @Nullable String name) {
    @Override
    public String toString() {
        return "NamedAccount[" + account + "]";
    }
}
