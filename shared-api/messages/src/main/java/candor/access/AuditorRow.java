package candor.access;

import candor.sealing.FreeText;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An outside auditor's access to the log.
 *
 * @param granted when the ledger recorded it (UTC)
 * @param validUntil last day of the access, in UTC, such as 2026-11-23
 * @param revoked when it was ended before its time (UTC); absent where it was not
 * @param lastUsedOn latest day on which it was used, in UTC, such as 2026-11-23; absent where it never was
 * @param daysUsed on how many days it was used
 */
public record AuditorRow(
        String grant,
        FreeText auditor,
        Instant granted,
        String validUntil,
        @Nullable Instant revoked,
        @Nullable String lastUsedOn,
        int daysUsed) {}
