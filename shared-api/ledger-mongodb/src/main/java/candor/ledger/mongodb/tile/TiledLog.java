package candor.ledger.mongodb.tile;

import candor.ledger.Hash;
import candor.ledger.mongodb.checkpoint.LogTree;
import candor.ledger.mongodb.checkpoint.SignableLog;
import candor.ledger.tree.CompactRange;
import java.util.List;
import java.util.Optional;

/** The log as a checkpointer sees it, with its tiles stored before anything is signed. */
public record TiledLog(LogTree log, TileWriter tiles) implements SignableLog {

    @Override
    public CompactRange head() {
        return log.head();
    }

    @Override
    public Optional<CompactRange> endingAt(long size) {
        return log.endingAt(size);
    }

    @Override
    public List<Hash> leafHashes(long from, long to) {
        return log.leafHashes(from, to);
    }

    @Override
    public void beforeSigning(long size) {
        tiles.store(size);
    }
}
