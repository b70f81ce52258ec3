package candor.ledger.verify;

import candor.ledger.Malformed;
import candor.ledger.bag.BagFiles;
import candor.ledger.bag.BagSource;
import candor.ledger.bag.UnusableInput;
import candor.ledger.note.Checkpoint;
import candor.ledger.note.LogKeys;
import candor.ledger.note.SignedNote;
import candor.ledger.note.UnverifiedNote;
import candor.ledger.trail.EarlierProofs;
import candor.ledger.tree.MerkleHash;
import java.io.IOException;

/** Whether the log only grew since a checkpoint that the recipient kept. */
final class EarlierCheck {

    private final SignedNote note;
    private final LogKeys keys;
    private final Report report;

    EarlierCheck(SignedNote note, LogKeys keys, Report report) {
        this.note = note;
        this.keys = keys;
        this.report = report;
    }

    void compare(BagSource bag, Checkpoint now) throws IOException {
        Checkpoint before = earlier();
        boolean grown = before.size() <= now.size() && before.origin().equals(now.origin()) && switch (Long.signum(before.size())) {
            case 0 -> before.root().equals(MerkleHash.EMPTY);
            default -> before.size() == now.size() ? before.root().equals(now.root())
                    : proofs(bag, before.size()).from(before.size(), now.size()).verifies(before.root(), now.root());
        };
        if (!grown) {
            report.problem(Topic.COMPLETENESS, BagFiles.CHECKPOINT, "the log did not grow from the earlier checkpoint of size " + before.size()
                    + ": two histories were signed, or entries were taken away");
        }
    }

    private Checkpoint earlier() {
        try {
            return keys.open(note);
        } catch (Malformed | UnverifiedNote e) {
            throw new UnusableInput("the earlier checkpoint cannot be used: " + e.getMessage());
        }
    }

    private static EarlierProofs proofs(BagSource bag, long size) throws IOException {
        String text = BagText.raw(bag, BagFiles.CONSISTENCY);
        try {
            EarlierProofs proofs = text == null ? null : EarlierProofs.parse(text);
            if (proofs != null && proofs.paths().containsKey(size)) {
                return proofs;
            }
        } catch (Malformed e) {
            throw new UnusableInput(BagFiles.CONSISTENCY + " cannot be read: " + e.getMessage());
        }
        throw new UnusableInput("the bag holds no proof from the earlier checkpoint's size " + size + ": ask the operator to export it with one");
    }
}
