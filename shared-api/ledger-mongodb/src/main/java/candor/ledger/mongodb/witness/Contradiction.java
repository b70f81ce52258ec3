package candor.ledger.mongodb.witness;

import candor.ledger.Malformed;
import candor.ledger.mongodb.checkpoint.CheckpointStore;
import candor.ledger.mongodb.checkpoint.CheckpointStore.Numbered;
import candor.ledger.note.Checkpoint;
import candor.ledger.note.SignedNote;
import candor.ledger.note.UnverifiedNote;
import candor.ledger.tree.TreeProofs;
import java.util.Optional;
import java.util.function.LongFunction;

/**
 * Whether what a witness shows proves a second history. Only this log's own signature proves anything: else whoever runs a witness
 * could stop the log with a word.
 */
record Contradiction(CheckpointStore store, LongFunction<TreeProofs> tree) {

    /** The sentence that says so; empty if nothing is proved. */
    Optional<String> shownBy(String witness, Optional<SignedNote> note) {
        return note.flatMap(this::ofThisLog).flatMap(shown -> {
            long signed = store.latest().map(Numbered::checkpoint).map(Checkpoint::size).orElse(0L);
            if (shown.size() > signed) {
                return Optional.of("the witness " + witness + " holds a checkpoint of this log over " + shown.size() + " entries, but here no more than " + signed
                        + " were ever signed: an older copy of the database was put back; nothing more is signed, so that there are never two histories");
            }
            return tree.apply(shown.size()).root().equals(shown.root()) ? Optional.empty()
                    : Optional.of("the witness " + witness + " holds a checkpoint of this log over " + shown.size()
                            + " entries with another root: a second history was signed; nothing more is signed, run fsck");
        });
    }

    private Optional<Checkpoint> ofThisLog(SignedNote note) {
        try {
            return Optional.of(store.verify(note)).filter(shown -> shown.size() > 0);
        } catch (Malformed | UnverifiedNote e) {
            return Optional.empty();
        }
    }
}
