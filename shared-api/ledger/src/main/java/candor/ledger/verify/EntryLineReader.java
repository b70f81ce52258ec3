package candor.ledger.verify;

import candor.ledger.ByteRange;
import candor.ledger.Hash;
import candor.ledger.Malformed;
import candor.ledger.entry.Disclosure;
import candor.ledger.entry.Entry;
import candor.ledger.entry.PlainEntry;
import candor.ledger.entry.PlainEntry.Commitment;
import candor.ledger.json.Words;
import candor.ledger.note.Checkpoint;
import candor.ledger.trail.DisclosedEntry;
import candor.ledger.trail.EntryLine;
import candor.ledger.trail.EntryPlace;
import candor.ledger.trail.PathReader;
import candor.ledger.trail.PlainLine;
import candor.ledger.trail.PlainLineReader;
import candor.ledger.trail.TimelineCsv;
import candor.ledger.trail.TimelineRow;
import candor.ledger.tree.ProvedPath;
import candor.ledger.verify.LineReading.Mismatched;
import candor.ledger.verify.LineReading.Unreadable;
import candor.ledger.verify.LineReading.Whole;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Reads lines of entries.jsonl one after the other, quickest if they are neighbours. Whatever is plainly in order is read without making
 * a model of it; the ordinary readers judge everything else, and say what is wrong. Not safe for use by several threads.
 */
final class EntryLineReader implements ParallelLines.Reader<LineReading> {

    private final PathReader paths = new PathReader();
    private final Words words = new Words();
    private final TimelineCsv timeline = new TimelineCsv();
    private final @Nullable ProvedPath tree;

    /** @param checkpoint null if there is none that can be believed; then everything counts as proved */
    EntryLineReader(@Nullable Checkpoint checkpoint) {
        this.tree = checkpoint == null ? null : new ProvedPath(checkpoint.size(), checkpoint.root());
    }

    @Override
    public LineReading read(ByteRange line) {
        Whole plain = plain(line);
        return plain == null || plain.line().to() < line.to() ? ordinary(line) : plain;
    }

    /** What is plainly a line shows where it ends; the end of any other is looked for. */
    @Override
    public List<LineReading> readAll(ByteRange block) {
        List<LineReading> found = new ArrayList<>();
        for (ByteRange rest = block; rest.length() > 0; ) {
            Whole plain = plain(rest);
            ByteRange line = plain == null ? ParallelLines.Reader.line(rest) : plain.line();
            found.add(plain == null ? ordinary(line) : plain);
            rest = rest.behind(line.length() + 1);
        }
        return found;
    }

    /** What the line says; null unless it is plainly in order. */
    @Nullable Whole plain(byte[] line) {
        Whole plain = plain(ByteRange.of(line));
        return plain == null || plain.line().to() < line.length ? null : plain;
    }

    /** What the line says that the bytes begin with; null unless it is plainly in order. */
    private @Nullable Whole plain(ByteRange bytes) {
        PlainLine read = PlainLineReader.read(bytes, paths);
        PlainEntry entry = read == null ? null : PlainEntry.read(read.entry(), words);
        return read == null || entry == null ? null : compared(read, entry);
    }

    private @Nullable Whole compared(PlainLine read, PlainEntry entry) {
        SortedMap<String, Hash> missing = Collections.emptySortedMap();
        int disclosed = 0;
        int withheld = 0;
        timeline.begin();
        for (Commitment commitment : entry.commitments()) {
            Disclosure disclosure = of(commitment.digest(), read.disclosures());
            String reason = read.withheld().get(commitment.name());
            if (disclosure != null && reason != null || reason != null && reason.isBlank()) {
                return null;
            }
            withheld += reason == null ? 0 : 1;
            if (disclosure != null) {
                disclosed++;
                timeline.component(commitment.name(), disclosure);
            } else if (reason == null) {
                missing = with(missing, commitment);
            }
        }
        if (disclosed != read.disclosures().size() || withheld != read.withheld().size()) {
            return null;
        }
        EntryPlace place = new EntryPlace(read.index(), entry.stream(), entry.ordinal(), entry.previous(), entry.at());
        SortedSet<String> erased = missing.isEmpty() ? Collections.emptySortedSet() : new TreeSet<>(missing.keySet());
        byte[] row = timeline.end(new TimelineRow(place, entry.type(), entry.revision(), read.withheld(), erased));
        return new Whole(read.bytes(), place, isProved(read.index(), read.path(), read.entry()), entry.type(), disclosed, read.withheld(), missing, row);
    }

    /** A line has a handful of disclosures: comparing them all is quicker than a table. */
    private static @Nullable Disclosure of(Hash digest, List<Disclosure> disclosures) {
        for (Disclosure disclosure : disclosures) {
            if (disclosure.digest().equals(digest)) {
                return disclosure;
            }
        }
        return null;
    }

    private static SortedMap<String, Hash> with(SortedMap<String, Hash> missing, Commitment commitment) {
        SortedMap<String, Hash> more = missing.isEmpty() ? new TreeMap<>() : missing;
        more.put(commitment.name(), commitment.digest());
        return more;
    }

    /** What the line says, by the readers that everybody uses. */
    LineReading ordinary(byte[] line) {
        return ordinary(ByteRange.of(line));
    }

    private LineReading ordinary(ByteRange line) {
        try {
            EntryLine read = EntryLine.parse(line);
            Entry entry = Entry.parse(read.entry().bytes());
            EntryPlace place = EntryPlace.of(read.entry().index(), entry);
            return compared(line, read, entry, place, isProved(place.index(), read.proof().path(), read.entry().bytes()));
        } catch (Malformed e) {
            return new Unreadable(e.getMessage());
        }
    }

    private LineReading compared(ByteRange line, EntryLine read, Entry entry, EntryPlace place, boolean proved) {
        try {
            DisclosedEntry shown = DisclosedEntry.of(read.entry(), entry);
            SortedMap<String, Hash> missing = DisclosedEntry.commitments(entry);
            missing.keySet().retainAll(shown.missing());
            return new Whole(line, place, proved, entry.type(), shown.disclosed().size(), shown.withheld(), missing,
                    timeline.row(shown, shown.missing()));
        } catch (Malformed e) {
            return new Mismatched(place, proved, e.getMessage());
        }
    }

    private boolean isProved(long index, List<Hash> path, byte[] entry) {
        return tree == null || tree.verifies(index, path, Entry.leafHash(entry));
    }
}
