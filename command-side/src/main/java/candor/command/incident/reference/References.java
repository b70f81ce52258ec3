package candor.command.incident.reference;

import candor.RuleViolation;
import candor.TagKey;
import candor.command.History;
import candor.command.incident.reference.Series.Promise;
import candor.incident.IncidentKind;
import candor.incident.IncidentReference;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import org.axonframework.messaging.eventstreaming.EventCriteria;
import org.axonframework.messaging.eventstreaming.Tag;

/**
 * Hands out references without a gap. A decision depends only on nobody having its number, so its append is refused when another node took it
 * meanwhile; it is then decided again. Within this process declarations of one series take turns. A turn is over as soon as the declaration is
 * queued: the next one takes the number behind it and is stored behind it or not at all, so that several go into one block.
 */
public final class References {
    /**
     * How often a decision looks for the next free number before it gives up to be repeated by whoever asked. Beside one other node that declares
     * without a pause every second look is in vain: eight in a row are, once in some thousand declarations.
     */
    private static final int ATTEMPTS = 64;

    /** Longer than any append takes while the store is healthy. */
    private static final long LONGEST_TURN_SECONDS = 30;

    private final Map<String, Series> series = new ConcurrentHashMap<>();

    /** The right to take the next number, until the decision is queued or over. */
    public static final class Turn {
        private final Series of;
        private final IncidentKind kind;
        private final int year;
        private final History history;
        private final AtomicBoolean ended = new AtomicBoolean();
        private volatile boolean durable;

        private Turn(Series of, IncidentKind kind, int year, History history) {
            this.of = of;
            this.kind = kind;
            this.year = year;
            this.history = history;
            history.onceOver(this::end);
        }

        /**
         * The next reference. It is taken by the append of this decision or not at all.
         *
         * @throws RuleViolation when other nodes are always faster
         */
        public IncidentReference next() {
            Promise before = of.promised();
            // Where another node has taken the promised number, this decision fails with the promise and is made again.
            IncidentReference free = find(new IncidentReference(kind.series(), year, before == null ? of.next() : before.number() + 1), history);
            history.onceDurable(() -> {
                durable = true;
                of.taken(free.number());
            });
            history.onceOver(() -> {
                if (!durable) {
                    of.givenUp(free.number());
                }
            });
            history.command().ifPresent(command -> history.storedBehind(before == null ? null : before.command(), () -> {
                of.promise(new Promise(free.number(), command));
                end();
            }));
            return free;
        }

        private void end() {
            if (!ended.getAndSet(true)) {
                of.endTurn();
            }
        }
    }

    /**
     * Waits for it. Comes first in a decision: whatever was read before waiting would be outdated by those who went ahead.
     *
     * @throws RuleViolation when the queue does not move
     */
    public Turn awaitTurn(IncidentKind kind, int year, History history) {
        Series of = series.computeIfAbsent(kind.series() + "-" + year, name -> new Series());
        try {
            if (!of.awaitTurn(LONGEST_TURN_SECONDS)) {
                throw busy();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw busy();
        }
        return new Turn(of, kind, year, history);
    }

    private static RuleViolation busy() {
        return new RuleViolation("incident.references-busy", "Other incidents are being declared at this moment: try again.");
    }

    /** The number before every candidate is known to be taken, and what is in the log stays: so only the candidate's own entry is of interest. */
    private static IncidentReference find(IncidentReference hint, History history) {
        IncidentReference candidate = hint;
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            if (!history.fold(carrying(candidate), false, (found, event) -> true)) {
                return candidate;
            }
            candidate = at(candidate, firstFree(candidate, history));
        }
        throw busy();
    }

    /** Doubles its steps, then halves them: the numbers have no gap, so a free one has nothing taken behind it. */
    private static long firstFree(IncidentReference taken, History history) {
        long low = taken.number();
        long high = low + 1;
        while (isTaken(at(taken, high), history)) {
            low = high;
            high = taken.number() + 2 * (high - taken.number());
        }
        while (high - low > 1) {
            long middle = low + (high - low) / 2;
            if (isTaken(at(taken, middle), history)) {
                low = middle;
            } else {
                high = middle;
            }
        }
        return high;
    }

    private static boolean isTaken(IncidentReference reference, History history) {
        return history.glance(carrying(reference), false, (found, event) -> true);
    }

    private static EventCriteria carrying(IncidentReference reference) {
        return EventCriteria.havingTags(Tag.of(TagKey.OF_REFERENCE, reference.toString()));
    }

    private static IncidentReference at(IncidentReference of, long number) {
        return new IncidentReference(of.series(), of.year(), number);
    }
}
