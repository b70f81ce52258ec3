package candor.command.importing;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.Consumer;

/** The records that are being stored: enough that one block takes several, few enough that their size does not matter to memory. */
final class UnderWay {
    private static final int RECORDS = 32;

    private final Deque<Begun> begun = new ArrayDeque<>();
    private final Consumer<Outcome> outcomes;

    /** @param outcomes told what became of each, in the order in which they were begun */
    UnderWay(Consumer<Outcome> outcomes) {
        this.outcomes = outcomes;
    }

    /** Waits for the oldest while there are too many. */
    void add(Begun next) {
        begun.addLast(next);
        if (begun.size() > RECORDS) {
            outcomes.accept(begun.removeFirst().await());
        }
    }

    /** Waits for all. */
    void finish() {
        while (!begun.isEmpty()) {
            outcomes.accept(begun.removeFirst().await());
        }
    }
}
