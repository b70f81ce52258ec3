package candor.disclosure;

import candor.sealing.FreeText;
import candor.testimony.Testimony;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One export of a trail.
 *
 * @param ordinal of the entry that records it
 * @param lastOrdinal of the last entry it contains before that
 * @param withheld reasons by component name
 * @param files hex SHA-256 by name in the bag
 */
public record TrailRow(
        String trail,
        String incident,
        FreeText recipient,
        @Nullable String nonce,
        String policy,
        Map<String, String> withheld,
        Map<String, String> files,
        long lastOrdinal,
        long ordinal,
        long position,
        Testimony testimony) {}
