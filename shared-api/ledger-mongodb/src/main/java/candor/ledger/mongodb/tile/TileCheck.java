package candor.ledger.mongodb.tile;

import candor.ledger.Hash;
import candor.ledger.mongodb.DamagedTile;
import candor.ledger.note.Checkpoint;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Compares the right edge of the stored tiles with what was signed: a bounded look, for the start. */
public record TileCheck(TileReader tiles) {

    private static final Logger LOG = LoggerFactory.getLogger(TileCheck.class);

    /** Says loudly where the tiles do not give the checkpoint's root. The log is sound nevertheless: tiles are derived from it. */
    public void atStart(Checkpoint newest) {
        try {
            Hash root = tiles.proofs(newest.size()).root();
            if (!root.equals(newest.root())) {
                LOG.error("The stored tiles do not give the root of the checkpoint over {} entries: \"candor fsck --repair\" names and makes again what is wrong", newest.size());
            }
        } catch (DamagedTile e) {
            LOG.error("Proofs cannot be given: {}", e.getMessage());
        }
    }
}
