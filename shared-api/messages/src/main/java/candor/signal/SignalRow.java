package candor.signal;

import candor.sealing.FreeText;
import candor.testimony.Testimony;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One line of the inbox.
 *
 * @param reference by which people call it, such as {@code SIG-7K3M9-0QXDT}
 * @param source who or what says so; {@link FreeText.Withheld} for readers who may not know a confidential reporter
 * @param text what was first said
 * @param repetitions how often it was said again
 * @param dismissed it was dismissed at some time, whatever came after
 * @param missed it was dismissed before it was linked
 * @param incident it was linked to or made into; absent while there is none
 * @param incidentReference of that incident, where it is known already
 * @param alert what the system that sent it says now; absent where people raised it
 * @param testimony of the raising
 * @param lastActivity when the ledger last recorded something about it (UTC)
 * @param lastOrdinal of the signal's own stream
 */
public record SignalRow(
        String signal,
        String reference,
        SignalState state,
        SignalChannel channel,
        FreeText source,
        FreeText text,
        boolean confidential,
        long repetitions,
        boolean dismissed,
        boolean missed,
        @Nullable String incident,
        @Nullable String incidentReference,
        @Nullable AlertNow alert,
        Testimony testimony,
        Instant lastActivity,
        long lastOrdinal) {

    /**
     * What a registered system said last.
     *
     * @param severity in its own words
     * @param status in its own words
     */
    public record AlertNow(String signalSource, FreeText title, @Nullable FreeText severity, @Nullable FreeText status) {}

    /** Whether somebody has to judge it. */
    public boolean waits() {
        return state == SignalState.RAISED || state == SignalState.ACKNOWLEDGED;
    }

    /** The same with what other rows know. */
    public SignalRow completed(@Nullable String referenceOfIncident, Testimony named) {
        return new SignalRow(
                signal, reference, state, channel, source, text, confidential, repetitions, dismissed, missed, incident, referenceOfIncident, alert, named,
                lastActivity, lastOrdinal);
    }

    /** The same for somebody who does not need to know of its incident. */
    public SignalRow withoutIncident() {
        return new SignalRow(
                signal, reference, state, channel, source, text, confidential, repetitions, dismissed, missed, null, null, alert, testimony, lastActivity,
                lastOrdinal);
    }

    /** The same for somebody who may not know who says so. */
    public SignalRow withheld(FreeText hidden, Testimony nameless) {
        return new SignalRow(
                signal, reference, state, channel, hidden, text, confidential, repetitions, dismissed, missed, incident, incidentReference, alert, nameless,
                lastActivity, lastOrdinal);
    }
}
