package candor.signal;

import candor.sealing.FreeText;
import candor.testimony.Testimony;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One line of the inbox.
 *
 * @param source who or what says so; {@link FreeText.Withheld} for readers who may not know a confidential reporter
 * @param text what was first said
 * @param repetitions how often it was said again
 * @param missed it was dismissed before it was linked
 * @param incident it was linked to or made into; absent while there is none
 * @param incidentReference of that incident, where it is known already
 * @param testimony of the raising
 * @param lastActivity when the ledger last recorded something about it (UTC)
 * @param lastOrdinal of the signal's own stream
 */
public record SignalRow(
        String signal,
        SignalState state,
        SignalChannel channel,
        FreeText source,
        FreeText text,
        boolean confidential,
        long repetitions,
        boolean missed,
        @Nullable String incident,
        @Nullable String incidentReference,
        Testimony testimony,
        Instant lastActivity,
        long lastOrdinal) {}
