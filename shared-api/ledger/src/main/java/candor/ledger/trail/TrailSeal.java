package candor.ledger.trail;

import candor.ledger.note.Checkpoint;
import candor.ledger.note.SignedNote;
import candor.ledger.tree.SubtreeHashes;
import candor.ledger.tree.TreeProofs;
import java.util.Iterator;
import java.util.List;
import java.util.function.LongFunction;

/**
 * What proves a trail, once the log has recorded it.
 *
 * @param closing the logged TrailExported with its disclosures
 * @param checkpoint signed at a size that includes it
 * @param hashes of the log at that size
 * @param earlierSizes sizes of checkpoints that the recipient may hold already; may be empty
 * @param log gives the bytes of the log's entries from the first on, up to a size; asked for a complete trail only
 */
public record TrailSeal(TrailEntry closing, SignedNote checkpoint, SubtreeHashes hashes, List<Long> earlierSizes, LongFunction<Iterator<byte[]>> log) {

    public TrailSeal {
        earlierSizes = List.copyOf(earlierSizes);
    }

    /** For a scoped trail, of which no recipient holds an earlier one. */
    public static TrailSeal of(TrailEntry closing, SignedNote checkpoint, SubtreeHashes hashes) {
        return new TrailSeal(closing, checkpoint, hashes, List.of(), _ -> {
            throw new IllegalStateException("the whole log goes into complete trails only");
        });
    }

    /** The size that the checkpoint signs. */
    long size() {
        return Checkpoint.parse(checkpoint.text()).size();
    }

    TreeProofs proofs() {
        return new TreeProofs(hashes, size());
    }
}
