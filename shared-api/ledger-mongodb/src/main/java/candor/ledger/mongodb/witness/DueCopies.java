package candor.ledger.mongodb.witness;

import candor.ledger.mongodb.checkpoint.CheckpointStore.Numbered;
import candor.ledger.mongodb.witness.Outside.Occasion;
import candor.ledger.note.NoteSignature;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Which checkpoints go outside: the last one of each day that is over, and the first one under a new key. Of several days that were
 * missed only the last one goes: it proves what those before it proved. Not safe for use by several threads.
 */
final class DueCopies {

    private final InstantSource clock;
    private final ZoneId zone;
    private final SortedMap<Long, Due> underNewKeys = new TreeMap<>();
    private @Nullable Numbered newest;
    private @Nullable Numbered endOfDay;
    private long handedOver;

    /** @param zone in which a day ends */
    DueCopies(InstantSource clock, ZoneId zone) {
        this.clock = clock;
        this.zone = zone;
    }

    record Due(Numbered checkpoint, Occasion occasion) {}

    /** Takes the next checkpoint into account; they come in the order of their numbers. */
    void see(Numbered next) {
        Numbered last = newest;
        if (last != null) {
            if (!keys(last).containsAll(keys(next))) {
                underNewKeys.put(next.number(), new Due(next, Occasion.NEW_KEY));
            }
            if (day(next).isAfter(day(last))) {
                endOfDay = last;
            }
        }
        newest = next;
    }

    /** Number of the latest that was seen; 0 for none. */
    long seen() {
        return newest == null ? 0 : newest.number();
    }

    /** The one whose turn it is. */
    Optional<Due> next() {
        if (newest != null && day(newest).isBefore(LocalDate.ofInstant(clock.instant(), zone))) {
            endOfDay = newest;
        }
        SortedMap<Long, Due> due = new TreeMap<>();
        if (endOfDay != null) {
            due.put(endOfDay.number(), new Due(endOfDay, Occasion.END_OF_DAY));
        }
        due.putAll(underNewKeys);
        return due.tailMap(handedOver + 1).values().stream().findFirst();
    }

    /** This one is done with, and so are those before it. */
    void handedOver(long number) {
        handedOver = Math.max(handedOver, number);
        underNewKeys.headMap(handedOver + 1).clear();
    }

    private LocalDate day(Numbered checkpoint) {
        return LocalDate.ofInstant(checkpoint.at(), zone);
    }

    /** The log's own: witnesses sign in their own names. */
    private static Set<Integer> keys(Numbered checkpoint) {
        List<NoteSignature> lines = checkpoint.signed().note().signatures();
        return lines.stream().filter(line -> line.name().equals(checkpoint.checkpoint().origin())).map(NoteSignature::keyId).collect(Collectors.toSet());
    }
}
