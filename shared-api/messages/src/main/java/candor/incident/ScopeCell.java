package candor.incident;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One cell of an assessment: some people in one place and what of theirs was exposed.
 *
 * @param territory country (ISO 3166-1 alpha-2), state (ISO 3166-2), {@code EU} or {@code EEA}, or absent where unknown
 * @param group customers, employees, minors, patients …; absent where unknown
 * @param elements what was exposed
 * @param overlaps how the people of this cell are counted in others too; absent where they are not
 */
public record ScopeCell(
        @Nullable String territory,
        @Nullable String group,
        List<DataElement> elements,
        Bounds persons,
        Bounds records,
        @Nullable String overlaps) {

    /**
     * A kind of data.
     *
     * @param kind such as {@code Payment} or {@code Credentials}
     * @param specialCategory GDPR Art. 9 or 10
     * @param encryption whether it was unreadable to whoever took it, and whether the key was safe
     */
    public record DataElement(String kind, boolean specialCategory, Encryption encryption) {}

    /** Whether the data could be read. */
    public enum Encryption {
        NONE,
        ENCRYPTED_KEY_SAFE,
        ENCRYPTED_KEY_EXPOSED,
        HASHED,
        UNKNOWN
    }
}
