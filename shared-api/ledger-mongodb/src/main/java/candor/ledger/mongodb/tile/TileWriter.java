package candor.ledger.mongodb.tile;

import candor.ledger.Hash;
import candor.ledger.mongodb.DamagedTile;
import candor.ledger.mongodb.checkpoint.LogTree;
import candor.ledger.mongodb.tile.TileStore.Standing;
import candor.ledger.tile.Tile;
import candor.ledger.tile.TileAddress;
import candor.ledger.tile.TileFold;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Stores full tiles as the log grows, always in the order in which they fill up: after a crash the store holds a beginning of that
 * order and the next start goes on from there. Several processes may do so at once; they store the same.
 */
public final class TileWriter {

    private static final Logger LOG = LoggerFactory.getLogger(TileWriter.class);
    private static final long LEAVES_AT_ONCE = 16L * TileAddress.FULL;

    private final TileStore store;
    private final LogTree log;
    private final Map<TileAddress, Tile> filled = new LinkedHashMap<>();
    /** What has been read of the log so far; null where the store must be asked how far it is. */
    private @Nullable TileFold fold;

    public TileWriter(TileStore store, LogTree log) {
        this.store = store;
        this.log = log;
    }

    /** Stores every full tile of the log at this size; on return they are durable. */
    public synchronized void store(long size) {
        TileFold at = fold != null ? fold : resume();
        fold = null;
        while (at.size() < size) {
            List<Hash> leaves = log.leafHashes(at.size(), Math.min(size, at.size() + LEAVES_AT_ONCE));
            if (leaves.isEmpty()) {
                throw new IllegalStateException("the store does not hold the entries up to " + size);
            }
            leaves.forEach(at::add);
            flush();
        }
        fold = at;
    }

    /** The last tile is stored again with those above it: a crash may have come between them. */
    private TileFold resume() {
        filled.clear();
        long size = Math.max(0, store.lowest() - 1) * TileAddress.FULL;
        try {
            return new TileFold(size, partial -> new Tile(store.roots(partial.level() - 1, partial.from(), partial.to())), filled::put);
        } catch (DamagedTile e) {
            LOG.error("All tiles are compared with the entries, because {}", e.getMessage());
            return new TileFold(filled::put);
        }
    }

    private void flush() {
        if (!filled.isEmpty() && !store.insert(filled)) {
            filled.forEach(this::settle);
        }
        filled.clear();
    }

    private void settle(TileAddress address, Tile tile) {
        Standing standing = store.compare(address, tile);
        if (standing instanceof Standing.Damaged) {
            LOG.error("The stored {} was not what the entries give: it is made again", address.path());
        }
        if (!(standing instanceof Standing.Sound)) {
            store.replace(address, tile);
        }
    }
}
