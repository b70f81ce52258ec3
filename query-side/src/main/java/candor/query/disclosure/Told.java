package candor.query.disclosure;

import candor.ledger.trail.TrailEntry;
import candor.ledger.trail.TrailScope;
import candor.ledger.trail.TrailSpool;
import candor.query.disclosure.TrailStory.Reach;
import java.io.IOException;
import java.util.List;
import java.util.SortedMap;

/**
 * The story of an incident as one recipient gets it, on disk. Close it.
 *
 * @param lastOrdinal of the incident's stream; 0 where there is no such incident
 * @param lastPosition of the incident's stream
 * @param reasons why components are withheld, as the ledger records them
 * @param exports positions of earlier exports of the incident
 * @param evidence a line for each item of evidence
 */
record Told(TrailSpool spool, long lastOrdinal, long lastPosition, Reach reach, SortedMap<String, String> reasons, List<Long> exports, List<String> evidence)
        implements AutoCloseable {

    /** Behind the last entry. */
    long end() {
        List<Long> positions = spool.positions();
        return positions.isEmpty() ? 0 : positions.getLast() + 1;
    }

    /** Where the story may have ended when it was told: a signal may have said more before the ledger recorded the export. Latest first. */
    List<Long> ends() {
        return spool.positions().reversed().stream().takeWhile(position -> position >= lastPosition).map(position -> position + 1).toList();
    }

    TrailScope scope(long end) {
        return new TrailScope(reach.mode(), reach.streams(), reach.leftOut(), end);
    }

    Iterable<TrailEntry> entries(long end) {
        return spool.before(end);
    }

    @Override
    public void close() throws IOException {
        spool.close();
    }
}
