package candor.ledger.mongodb.read;

import candor.ledger.Hash;
import candor.ledger.mongodb.checkpoint.LogTree;
import candor.ledger.mongodb.log.Log;
import candor.ledger.tree.CompactRange;
import java.util.List;
import java.util.Optional;

/**
 * The tree of the log as whoever signs it has followed it: what was recorded since the last checkpoint is not read again. Each leaf hash
 * was computed from its entry when that was recorded here or came from another process; all others are asked of the store.
 */
public record FollowedTree(Log log, StoredTree stored) implements LogTree {

    @Override
    public CompactRange head() {
        return stored.head();
    }

    @Override
    public Optional<CompactRange> endingAt(long size) {
        return stored.endingAt(size);
    }

    @Override
    public List<Hash> leafHashes(long from, long to) {
        return log.recentLeaves(from, to).orElseGet(() -> stored.leafHashes(from, to));
    }
}
