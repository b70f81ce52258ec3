package candor.query.signal;

import candor.query.fold.EventComponents;
import candor.query.fold.EventEnvelope;
import candor.query.incident.Headlines;
import candor.sealing.FreeText;
import candor.signal.SignalView.Step;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What has happened to a signal, as far as its row keeps it: a system may repeat one finding for years, and a row is one document. What is left out
 * is read in the ledger.
 *
 * @param leftOut entries that are not kept
 */
record History(List<Step> steps, long leftOut) {
    /** How it began: these are kept whatever comes. */
    static final int FIRST = 10;

    /** Entries in all; the last ones tell what is the matter now. */
    static final int MOST = 60;

    /** Characters in all: each text may be as long as a whole alert, and a document holds 16 MiB. */
    static final int MOST_TEXT = 1_000_000;

    private static final List<String> SPOKEN = List.of("text", "reason", "answer");
    private static final Set<String> REPETITIONS = Set.of("signal.SignalRepeated", "signal.AlertReceived");
    static final History NONE = new History(List.of(), 0);

    History after(EventEnvelope envelope) {
        List<Step> more = new ArrayList<>(steps);
        more.add(step(envelope));
        long fewer = 0;
        while (more.size() > MOST || (more.size() > 1 && text(more) > MOST_TEXT)) {
            more.remove(leastNeeded(more));
            fewer++;
        }
        return new History(List.copyOf(more), leftOut + fewer);
    }

    /** The oldest repetition after the first entries; where nothing but judgements is left, the oldest of those; never what was raised. */
    private static int leastNeeded(List<Step> steps) {
        for (int i = FIRST; i < steps.size(); i++) {
            if (REPETITIONS.contains(steps.get(i).type())) {
                return i;
            }
        }
        return steps.size() > FIRST ? FIRST : 1;
    }

    private static long text(List<Step> steps) {
        return steps.stream().flatMap(step -> Stream.ofNullable(step.text())).flatMap(text -> text.text().stream()).mapToLong(String::length).sum();
    }

    /** One entry as it is shown. */
    static Step step(EventEnvelope envelope) {
        @Nullable FreeText said = SPOKEN.stream()
                .flatMap(component -> Stream.ofNullable(EventComponents.value(envelope.event(), component, FreeText.class)))
                .findFirst()
                .orElse(null);
        return new Step(envelope.position(), envelope.type(), Headlines.of(envelope.event()), said, envelope.testimony());
    }
}
