package candor.ledger.mongodb.fsck;

import candor.ledger.Hash;
import candor.ledger.entry.Entry;
import candor.ledger.entry.LedgerTime;
import candor.ledger.mongodb.fsck.EntryCheck.Checked;
import candor.ledger.mongodb.fsck.Findings.Place;
import candor.ledger.tree.CompactRange;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.bson.Document;
import org.jspecify.annotations.Nullable;

/** Checks one block after the other against the one before it and against its own entries, so that damage is named where it lies. */
final class BlockCheck {

    private final Findings findings;
    private final EntryCheck entries;
    private final TileCheck tiles;
    private long last;
    /** As the blocks state it: where one is damaged, the next is still judged by itself. */
    private CompactRange stated = CompactRange.EMPTY;
    /** As all entries so far give it. */
    private CompactRange computed = CompactRange.EMPTY;

    BlockCheck(Findings findings, EntryCheck entries, TileCheck tiles) {
        this.findings = findings;
        this.entries = entries;
        this.tiles = tiles;
    }

    /** Number of the last block read. */
    long last() {
        return last;
    }

    /** Number of entries of the log as the last block states it. */
    long size() {
        return stated.size();
    }

    /** The tree over all entries read. */
    CompactRange computed() {
        return computed;
    }

    void check(Document block) {
        long blamed = findings.all();
        long number = Objects.requireNonNullElse(StoredField.read(block, "_id", Long.class), last + 1);
        boolean gap = number != last + 1;
        if (gap) {
            findings.block(number, "_id", "blocks " + (last + 1) + " to " + (number - 1) + " are missing");
        }
        last = number;
        Long first = StoredField.read(block, "first", Long.class);
        expect(gap || first != null && first == stated.size(), number, "first", "the block does not begin where the one before it ends");
        expect(gap || Objects.equals(stated.root(), StoredField.hash(block, "before")), number, "before", "the root before the block is not that of the block before it");
        long begin = gap && first != null ? first : stated.size();
        List<Checked> checked = entries(number, begin, block);
        List<Hash> leaves = checked.stream().map(Checked::leaf).toList();
        computed = computed.append(leaves);
        tiles.entries(begin, leaves);
        stated = tree(number, block, gap ? null : stated.append(leaves));
        commands(number, begin, block, checked);
        new FormCheck(findings).check(number, begin, block, findings.all() > blamed);
    }

    private List<Checked> entries(long number, long first, Document block) {
        List<Document> events = StoredField.documents(block, "events");
        expect(!events.isEmpty(), number, "events", "the block holds no events");
        List<Checked> checked = new ArrayList<>(events.size());
        for (Document event : events) {
            checked.add(entries.check(new Place(number, first + checked.size(), "events"), event));
        }
        for (Checked each : checked) {
            Entry entry = each.entry();
            if (entry != null && !LedgerTime.format(entry.at()).equals(block.get("at"))) {
                findings.block(number, "at", "the block's time is not that of its entries");
                break;
            }
        }
        return checked;
    }

    /** Compares size, root and right edge with the entries' tree, and gives the edge to judge the next block by. */
    private CompactRange tree(long number, Document block, @Nullable CompactRange after) {
        Long size = StoredField.read(block, "size", Long.class);
        Hash root = StoredField.hash(block, "root");
        CompactRange range = size == null ? null : StoredField.range(block, "range", size);
        boolean selfConsistent = range != null && Objects.equals(range.root(), root);
        if (after == null) {
            expect(selfConsistent, number, "range", "the right edge does not give the stated root");
            return selfConsistent && range != null ? range : computed;
        }
        if (selfConsistent && range != null && !Objects.equals(after.root(), root)) {
            expect(range.size() == after.size(), number, "events", "the block does not hold as many entries as its size says");
            findings.block(number, "events.e", "the entries do not give the block's root: one was altered, added, removed or moved");
            return range;
        }
        expect(size != null && size == after.size(), number, "size", "the size is not that of its entries");
        expect(Objects.equals(after.root(), root), number, "root", "the root is not that of its entries");
        expect(size == null || size != after.size() || after.equals(range), number, "range", "the right edge is not that of its entries");
        return after;
    }

    private void commands(long number, long begin, Document block, List<Checked> checked) {
        long next = begin;
        for (Document command : StoredField.documents(block, "commands")) {
            Long from = StoredField.read(command, "first", Long.class);
            Integer count = StoredField.read(command, "count", Integer.class);
            if (from == null || count == null || from != next || count < 1 || from + count > begin + checked.size()) {
                findings.block(number, "commands", "the commands do not divide the block's events among them");
                return;
            }
            causes(number, next, command.get("id"), checked.subList((int) (from - begin), (int) (from - begin) + count));
            next += count;
        }
        expect(next == begin + checked.size(), number, "commands", "the commands do not divide the block's events among them");
    }

    private void causes(long number, long first, @Nullable Object id, List<Checked> checked) {
        for (int i = 0; i < checked.size(); i++) {
            Entry entry = checked.get(i).entry();
            if (entry != null && !Objects.equals(entry.content().cause(), id)) {
                findings.add(new Place(number, first + i, "commands.id"), "the command is not the entry's cause");
            }
        }
    }

    private void expect(boolean condition, long number, String field, String sentence) {
        if (!condition) {
            findings.block(number, field, sentence);
        }
    }
}
