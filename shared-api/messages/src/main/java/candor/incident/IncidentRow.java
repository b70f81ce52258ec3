package candor.incident;

import candor.access.NamedAccount;
import candor.sealing.FreeText;
import candor.testimony.Occurred;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One line of the list of incidents.
 *
 * @param origin of an imported record, e.g. {@code veris}
 * @param occurred as it stands now
 * @param detected as it stands now
 * @param declared when the ledger recorded the declaration (UTC)
 * @param lastActivity when the ledger last recorded something about it (UTC)
 * @param lastOrdinal of its stream: its ETag
 */
public record IncidentRow(
        String incident,
        String reference,
        IncidentState state,
        IncidentKind kind,
        @Nullable String origin,
        @Nullable Severity severity,
        @Nullable NamedAccount commander,
        FreeText summary,
        @Nullable Occurred occurred,
        @Nullable Occurred detected,
        Instant declared,
        Instant lastActivity,
        long lastOrdinal,
        Counts counts) {

    /**
     * How much there is of each.
     * @param missedSignals linked signals that had been dismissed before
     * @param unexplained irregular entries without an explanation
     */
    public record Counts(
            long entries,
            long decisions,
            long notes,
            long assessments,
            long sources,
            long conflicts,
            long contested,
            long unexplained,
            long signals,
            long missedSignals) {}
}
