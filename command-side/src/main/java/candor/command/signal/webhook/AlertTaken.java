package candor.command.signal.webhook;

import candor.platform.command.Accepted;
import candor.platform.command.EventReceipt;
import candor.signal.SignalReference;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The answer to an alert; the same message again gets the same.
 *
 * @param outcome what it is to the ledger
 * @param signal that it raised or repeated; absent where it was nothing new
 * @param reference by which people call that signal
 * @param events where they stand in the ledger
 */
record AlertTaken(Outcome outcome, @Nullable String signal, @Nullable String reference, List<EventReceipt> events) {
    private static final String STREAM = "signal:";

    /** What an alert is to the ledger. */
    enum Outcome {
        /** The first word about this finding. */
        RAISED,
        /** The finding was known and has changed. */
        REPEATED,
        /** Exactly these bytes were known. */
        KNOWN
    }

    static AlertTaken of(Accepted accepted) {
        return accepted.events().stream().findFirst()
                .map(first -> {
                    String signal = first.stream().substring(STREAM.length());
                    Outcome outcome = first.type().equals("signal.SignalRaised") ? Outcome.RAISED : Outcome.REPEATED;
                    return new AlertTaken(outcome, signal, SignalReference.of(signal), accepted.events());
                })
                .orElseGet(() -> new AlertTaken(Outcome.KNOWN, null, null, List.of()));
    }
}
