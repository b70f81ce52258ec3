package candor.ledger.mongodb.fsck;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.gt;
import static com.mongodb.client.model.Filters.lte;
import static com.mongodb.client.model.Sorts.ascending;
import static com.mongodb.client.model.Sorts.descending;

import candor.ledger.Hash;
import candor.ledger.Malformed;
import candor.ledger.note.Checkpoint;
import candor.ledger.note.LogKeys;
import candor.ledger.note.SignedNote;
import candor.ledger.note.UnverifiedNote;
import com.mongodb.client.MongoCollection;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.bson.Document;
import org.jspecify.annotations.Nullable;

/** Compares everything that was signed with the tree as it is recomputed, while the blocks go by. */
final class CheckpointCheck {

    private static final int PAGE = 1_000;
    private static final String KEEP = "keep folder";

    private record Signed(String name, Checkpoint checkpoint) {}

    private final String of;
    private final MongoCollection<Document> checkpoints;
    private final LogKeys keys;
    private final Findings findings;
    private final Deque<Signed> ahead = new ArrayDeque<>();
    private final @Nullable Checkpoint kept;
    /** What is signed while the check runs is not looked at: its blocks may come after the last one read. */
    private final long last;
    private final long covered;
    private long number;
    private long compared;
    private boolean exhausted;
    private boolean contradicted;
    private @Nullable Checkpoint latest;

    /** @param of what stands before a checkpoint's number in a finding */
    CheckpointCheck(String of, MongoCollection<Document> checkpoints, LogKeys keys, Optional<byte[]> keepCopy, Findings findings) {
        this.of = of;
        this.checkpoints = checkpoints;
        this.keys = keys;
        this.findings = findings;
        this.kept = keepCopy.map(note -> open(KEEP, new String(note, StandardCharsets.UTF_8))).orElse(null);
        // After the copy was read: so whatever that says is among these.
        Document newest = checkpoints.find().sort(descending("_id")).limit(1).first();
        this.last = newest == null ? 0 : Objects.requireNonNullElse(StoredField.read(newest, "_id", Long.class), Long.MAX_VALUE);
        this.covered = newest == null ? 0 : Objects.requireNonNullElse(StoredField.read(newest, "size", Long.class), 0L);
    }

    /** Number of entries that the newest one in the store says it covers, when the check began. */
    long covered() {
        return covered;
    }

    long compared() {
        return compared;
    }

    Optional<Checkpoint> latest() {
        return Optional.ofNullable(latest);
    }

    /** The recomputed tree, at the end of a block. */
    void blockEnds(long size, Hash root) {
        for (Signed next = peek(); next != null && next.checkpoint().size() <= size; next = peek()) {
            compare(ahead.pop(), size, root);
        }
        if (kept != null && kept.size() == size) {
            compare(new Signed(KEEP, kept), size, root);
        }
    }

    void finish(long size) {
        for (Signed next = peek(); next != null; next = peek()) {
            compared++;
            findings.general(ahead.pop().name(), "it was signed over " + next.checkpoint().size() + " entries, but the store holds " + size);
        }
        if (kept != null && kept.size() > size) {
            findings.general(KEEP, "its checkpoint was signed over " + kept.size() + " entries, but the store holds " + size
                    + ": an older copy of the database was put back");
        } else if (kept != null && (latest == null || latest.size() < kept.size())) {
            findings.general(KEEP, "its checkpoint over " + kept.size() + " entries is newer than any in the store");
        }
    }

    private void compare(Signed signed, long size, Hash root) {
        compared++;
        if (signed.checkpoint().size() < size) {
            findings.general(signed.name(), "it was signed over " + signed.checkpoint().size() + " entries, but no block ends there");
        } else if (!signed.checkpoint().root().equals(root) && !contradicted) {
            // Every later one contradicts the same entries: the first says it all.
            contradicted = true;
            findings.general(signed.name(), "its root over " + size + " entries is not that of the stored entries: the store was altered after signing");
        }
    }

    private @Nullable Signed peek() {
        while (ahead.isEmpty() && !exhausted) {
            List<Document> page = checkpoints.find(and(gt("_id", number), lte("_id", last))).sort(ascending("_id")).limit(PAGE).batchSize(PAGE).into(new ArrayList<>());
            exhausted = page.size() < PAGE;
            page.forEach(this::read);
        }
        return ahead.peek();
    }

    private void read(Document row) {
        Long id = StoredField.read(row, "_id", Long.class);
        String name = of + "checkpoint " + row.get("_id");
        if (id == null || id != number + 1) {
            findings.general(name, "checkpoints " + (number + 1) + " and on are missing before it");
        }
        number = id == null ? number + 1 : id;
        Checkpoint checkpoint = open(name, String.valueOf(row.get("note")));
        if (checkpoint == null) {
            return;
        }
        if (!Long.valueOf(checkpoint.size()).equals(row.get("size"))) {
            findings.general(name + ", size", "the size is not that of the signed text");
        }
        if (latest != null && checkpoint.size() <= latest.size()) {
            findings.general(name, "it covers no more than the one before it");
            return;
        }
        latest = checkpoint;
        ahead.add(new Signed(name, checkpoint));
    }

    private @Nullable Checkpoint open(String name, String note) {
        try {
            return keys.open(SignedNote.parse(note));
        } catch (Malformed | UnverifiedNote e) {
            findings.general(name + ", note", "it is not signed by this log's key: " + e.getMessage());
            return null;
        }
    }
}
