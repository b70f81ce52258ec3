package candor.ledger.verify;

import static candor.ledger.verify.Topic.COMPLETENESS;

import candor.ledger.entry.Entry;
import candor.ledger.entry.LedgerTime;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.OptionalLong;
import java.util.stream.Collectors;

/** Whether every stream in the bag is numbered without a gap, and positions and times never go back. */
final class StreamCheck {

    private static final int NAMED = 5;

    /** The end of a stream as read so far. */
    private record End(long ordinal, long position, Instant at) {
    }

    private final Report report;
    private final Map<String, End> ends = new LinkedHashMap<>();
    private long entries;
    private long position = -1;
    private Instant at = Instant.MIN;

    StreamCheck(Report report) {
        this.report = report;
    }

    void add(String place, long index, Entry entry) {
        if (index <= position) {
            report.problem(COMPLETENESS, place, "its position is not behind the one before it");
        }
        if (entry.at().isBefore(at)) {
            report.problem(COMPLETENESS, place, "it was recorded before the entry in front of it");
        }
        End end = ends.get(entry.stream());
        long expected = end == null ? 1 : end.ordinal() + 1;
        OptionalLong previous = end == null ? OptionalLong.empty() : OptionalLong.of(end.position());
        if (entry.ordinal() != expected) {
            report.problem(COMPLETENESS, place, "number " + expected + " of its stream is missing: this is number " + entry.ordinal());
        } else if (!entry.previous().equals(previous)) {
            report.problem(COMPLETENESS, place, "the entry it names as the one before it in its stream is not in the bag");
        }
        ends.put(entry.stream(), new End(entry.ordinal(), index, entry.at()));
        position = index;
        at = entry.at();
        entries++;
    }

    long entries() {
        return entries;
    }

    String verdict(long size) {
        String streams = ends.entrySet().stream().limit(NAMED).map(StreamCheck::words).collect(Collectors.joining("; "));
        String more = ends.size() > NAMED ? "; and " + (ends.size() - NAMED) + " more streams" : "";
        boolean whole = entries == size && position == size - 1;
        return whole ? "ok: every entry of the log is here (" + size + "), numbered without a gap"
                : "complete as numbered by the operator: " + streams + more;
    }

    private static String words(Map.Entry<String, End> stream) {
        End end = stream.getValue();
        return stream.getKey() + " to ordinal " + end.ordinal() + " at position " + end.position() + ", " + LedgerTime.format(end.at());
    }
}
