package candor.ledger.verify;

import static candor.ledger.verify.Topic.COMPLETENESS;

import candor.ledger.entry.LedgerTime;
import candor.ledger.trail.EntryPlace;
import java.time.Instant;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Whether every stream is numbered without a gap and without a double, and positions and times never go back. */
final class StreamCheck {

    private static final int NAMED = 5;

    /** The end of a stream as read so far. */
    private record End(long ordinal, long position, Instant at) {
    }

    private final Report report;
    private final Map<String, End> ends = new LinkedHashMap<>();
    private long entries;
    private long position = -1;
    private long positionBefore = -1;
    private Instant at = Instant.MIN;

    StreamCheck(Report report) {
        this.report = report;
    }

    /** @param place asked for only where something is wrong */
    void add(Supplier<String> place, EntryPlace entry) {
        if (entry.index() <= position) {
            report.problem(COMPLETENESS, place.get(), "its position is not behind the one before it");
        }
        if (entry.at().isBefore(at)) {
            report.problem(COMPLETENESS, place.get(), "its member at: it was recorded before the entry in front of it");
        }
        number(place, entry, ends.put(entry.stream(), new End(entry.ordinal(), entry.index(), entry.at())));
        positionBefore = position;
        position = entry.index();
        at = entry.at();
        entries++;
    }

    private void number(Supplier<String> place, EntryPlace entry, @Nullable End end) {
        long expected = end == null ? 1 : end.ordinal() + 1;
        OptionalLong previous = end == null ? OptionalLong.empty() : OptionalLong.of(end.position());
        if (entry.ordinal() < expected) {
            report.problem(COMPLETENESS, place.get(), "its member n: number " + entry.ordinal() + " of its stream is there twice");
        } else if (entry.ordinal() > expected) {
            report.problem(COMPLETENESS, place.get(), "its member n: number " + expected + " of its stream is missing: this is number " + entry.ordinal());
        } else if (!entry.previous().equals(previous)) {
            report.problem(COMPLETENESS, place.get(), "its member prev: the entry it names as the one before it in its stream is not there");
        }
    }

    long entries() {
        return entries;
    }

    /** Position of the entry before the last one; −1 if there is none. */
    long positionBeforeLast() {
        return positionBefore;
    }

    /** Names of the streams that were read. */
    Set<String> streams() {
        return Collections.unmodifiableSet(ends.keySet());
    }

    /** Last ordinal by stream. */
    Map<String, Long> lastOrdinals() {
        Map<String, Long> last = new HashMap<>();
        ends.forEach((stream, end) -> last.put(stream, end.ordinal()));
        return last;
    }

    String verdict() {
        String streams = ends.entrySet().stream().limit(NAMED).map(StreamCheck::words).collect(Collectors.joining("; "));
        return streams + (ends.size() > NAMED ? "; and " + (ends.size() - NAMED) + " more streams" : "");
    }

    private static String words(Map.Entry<String, End> stream) {
        End end = stream.getValue();
        return stream.getKey() + " to ordinal " + end.ordinal() + " at position " + end.position() + ", " + LedgerTime.format(end.at());
    }
}
