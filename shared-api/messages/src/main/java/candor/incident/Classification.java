package candor.incident;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What kind of incident it is, in the enumerations of VERIS 1.4. A category alone ({@code hacking}) or with its variety
 * ({@code hacking.Use of stolen creds}); {@code unknown} is a value and an empty list means nobody said.
 *
 * @param confirmation how sure it is that this is an incident
 * @param actors external, internal, partner, unknown
 * @param actions hacking, malware, social, error, misuse, physical, environmental, unknown
 * @param assets such as {@code S - Web application}
 * @param attributes confidentiality, integrity, availability
 * @param countries of those affected, ISO 3166-1 alpha-2, or {@code Unknown}
 * @param industry NAICS, two to six digits
 */
public record Classification(
        Confirmation confirmation,
        List<String> actors,
        List<String> actions,
        List<String> assets,
        List<String> attributes,
        List<String> countries,
        @Nullable String industry) {

    /** How sure it is. */
    public enum Confirmation {
        SUSPECTED,
        CONFIRMED,
        NEAR_MISS,
        FALSE_POSITIVE,
        UNKNOWN
    }
}
