package candor.ledger.mongodb.tile;

import candor.ledger.mongodb.DamagedTile;
import candor.ledger.note.Checkpoint;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Compares the right edge of the stored tiles with what was signed: a bounded look, for the start. */
public record StartCheck(TileReader tiles) {

    private static final Logger LOG = LoggerFactory.getLogger(StartCheck.class);

    /** Says loudly where the tiles do not give the checkpoint's root. The log is sound nevertheless: tiles are derived from it. */
    public void run(Checkpoint newest) {
        fault(newest).ifPresent(fault -> LOG.error("Proofs cannot be given: {}", fault));
    }

    /** What is wrong, in a sentence; empty where the tiles give the checkpoint's root. */
    Optional<String> fault(Checkpoint newest) {
        try {
            return tiles.proofs(newest.size()).root().equals(newest.root()) ? Optional.empty()
                    : Optional.of("the stored tiles do not give the root of the checkpoint over " + newest.size()
                            + " entries: \"candor fsck --repair\" names what is wrong and makes it again");
        } catch (DamagedTile e) {
            return Optional.ofNullable(e.getMessage());
        }
    }
}
