package candor.ledger.verify;

import candor.ledger.Malformed;
import candor.ledger.entry.Entry;
import candor.ledger.note.Checkpoint;
import candor.ledger.trail.DisclosedEntry;
import candor.ledger.trail.EntryLine;
import candor.ledger.trail.TimelineCsv;
import candor.ledger.tree.ProvedPath;
import java.nio.charset.StandardCharsets;
import java.util.SortedSet;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** What one line of entries.jsonl says, found out without looking at any other line, so that many can be read at once. */
sealed interface LineReading {

    /** It is no line of the published form, or its entry is none. */
    record Unreadable(String what) implements LineReading {
    }

    /**
     * Its disclosures do not belong to its entry.
     *
     * @param proved whether the entry is in the signed tree; true if there is none that can be believed
     */
    record Mismatched(long index, Entry entry, boolean proved, String what) implements LineReading {
    }

    /**
     * It can be compared with others.
     *
     * @param missing names of the components that are neither disclosed nor withheld
     * @param row the timeline's row, if what is missing was erased
     */
    record Whole(DisclosedEntry shown, boolean proved, SortedSet<String> missing, byte[] row) implements LineReading {
    }

    /** Reads lines one after the other, quickest if they are neighbours. */
    static Function<byte[], LineReading> reader(@Nullable Checkpoint checkpoint) {
        ProvedPath tree = checkpoint == null ? null : new ProvedPath(checkpoint.size(), checkpoint.root());
        return line -> of(line, tree);
    }

    private static LineReading of(byte[] line, @Nullable ProvedPath tree) {
        try {
            EntryLine read = EntryLine.parse(line);
            byte[] bytes = read.entry().bytes();
            Entry entry = Entry.parse(bytes);
            boolean proved = tree == null || tree.verifies(read.proof().index(), read.proof().path(), Entry.leafHash(bytes));
            return compared(read, entry, proved);
        } catch (Malformed e) {
            return new Unreadable(e.getMessage());
        }
    }

    private static LineReading compared(EntryLine read, Entry entry, boolean proved) {
        try {
            DisclosedEntry shown = DisclosedEntry.of(read.entry(), entry);
            SortedSet<String> missing = shown.missing();
            return new Whole(shown, proved, missing, TimelineCsv.row(shown, missing).getBytes(StandardCharsets.UTF_8));
        } catch (Malformed e) {
            return new Mismatched(read.entry().index(), entry, proved, e.getMessage());
        }
    }
}
