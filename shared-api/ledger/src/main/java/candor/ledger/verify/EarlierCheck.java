package candor.ledger.verify;

import candor.ledger.Hash;
import candor.ledger.Malformed;
import candor.ledger.bag.BagFiles;
import candor.ledger.bag.BagSource;
import candor.ledger.bag.UnusableInput;
import candor.ledger.note.Checkpoint;
import candor.ledger.note.LogKeys;
import candor.ledger.note.UnverifiedNote;
import candor.ledger.trail.EarlierProofs;
import candor.ledger.tree.MerkleHash;
import java.io.IOException;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Whether the log only grew: since every size the bag speaks of, and since a checkpoint that the recipient kept. */
final class EarlierCheck {

    private final BagSource bag;
    private final Checkpoint now;
    private final Report report;

    EarlierCheck(BagSource bag, Checkpoint now, Report report) {
        this.bag = bag;
        this.now = now;
        this.report = report;
    }

    /**
     * @param kept the recipient's own checkpoint; null if there is none
     * @param keys of this log
     */
    void run(@Nullable KeptCheckpoint kept, LogKeys keys, Trust trust) throws IOException {
        EarlierProofs proofs = proofs();
        proofs.proofs().keySet().stream().filter(size -> !proofs.verifies(size, now.size(), now.root())).forEach(size ->
                report.problem(Topic.COMPLETENESS, BagFiles.CONSISTENCY, "the proof from size " + size + " does not lead to the signed root"));
        if (kept != null) {
            boolean same = kept.origin().equals(now.origin());
            compare(open(kept, same ? keys : keysOfOther(kept, trust)), same, proofs);
        }
    }

    /** A restored ledger is a new log that begins with the entries of the old one, so its tree at that size is the old log's. */
    private void compare(Checkpoint before, boolean same, EarlierProofs proofs) {
        String log = same ? "the earlier checkpoint" : "the earlier checkpoint of the log " + before.origin();
        if (root(before, same, proofs).filter(before.root()::equals).isPresent()) {
            report.addition(Topic.COMPLETENESS, same ? "grown from " + log + ", which covers " + before.size() + " entries"
                    : "begun from another log: its first " + before.size() + " entries are those of " + log);
        } else {
            report.problem(Topic.COMPLETENESS, BagFiles.CHECKPOINT, "the log did not grow from " + log + " of size " + before.size()
                    + ": two histories were signed, or entries were taken away");
        }
    }

    /** What the root had to be at the earlier size; empty if the log was never that long. */
    private Optional<Hash> root(Checkpoint before, boolean same, EarlierProofs proofs) {
        if (before.size() == 0 || before.size() >= now.size()) {
            return before.size() == 0 ? Optional.of(MerkleHash.EMPTY) : Optional.of(now.root()).filter(_ -> before.size() == now.size());
        }
        return Optional.of(proofs.rootAt(before.size()).orElseThrow(() -> new UnusableInput("the bag holds no proof from the earlier checkpoint's size "
                + before.size() + ": ask the operator to export it with one" + (same ? "" : ", or what log.LogContinued says was lost"))));
    }

    /** The bag cannot vouch for another log's key. */
    private LogKeys keysOfOther(KeptCheckpoint kept, Trust trust) {
        return Optional.ofNullable(kept.keys()).filter(keys -> keys.origin().equals(kept.origin())).or(() -> trust.policyKeys(kept.origin()))
                .orElseThrow(() -> new UnusableInput("the earlier checkpoint is of the log " + kept.origin() + " and this trail of " + now.origin()
                        + ": pass the other log's key, as you had it then, with --earlier-key"));
    }

    private static Checkpoint open(KeptCheckpoint kept, LogKeys keys) {
        try {
            return keys.open(kept.note());
        } catch (Malformed | UnverifiedNote e) {
            throw new UnusableInput("the earlier checkpoint cannot be used: " + e.getMessage());
        }
    }

    private EarlierProofs proofs() throws IOException {
        String text = BagText.raw(bag, BagFiles.CONSISTENCY);
        try {
            return text == null ? new EarlierProofs(new TreeMap<>()) : EarlierProofs.parse(text);
        } catch (Malformed e) {
            report.problem(Topic.INTEGRITY, BagFiles.CONSISTENCY, e.getMessage());
            return new EarlierProofs(new TreeMap<>());
        }
    }
}
