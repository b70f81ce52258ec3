package candor.signal;

import candor.sealing.FreeText;
import candor.testimony.Occurred;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a reporter sees of their own report: what they said, what became of it and what they were told. No names, no incident and no reason
 * that was not meant for them.
 *
 * @param text what they said first
 * @param reported when the ledger recorded it (UTC)
 * @param steps in the order in which they were recorded
 */
public record ReportView(
        String signal,
        String reference,
        Standing standing,
        FreeText text,
        boolean confidential,
        @Nullable Occurred occurred,
        Instant reported,
        List<ReportStep> steps) {

    /** How it stands. */
    public enum Standing {
        RECEIVED,
        READ,
        DISMISSED,
        TAKEN_UP
    }

    /** One thing that happened to it. */
    public enum What {
        REPORTED,
        SAID_MORE,
        READ,
        ANSWERED,
        DISMISSED,
        TAKEN_UP
    }

    /**
     * One step.
     *
     * @param at when the ledger recorded it (UTC)
     * @param text what the reporter said or was told
     */
    public record ReportStep(Instant at, What what, @Nullable FreeText text) {}
}
