package candor.ledger.mongodb.tile;

import candor.ledger.Hash;
import candor.ledger.mongodb.DamagedTile;
import candor.ledger.mongodb.checkpoint.LogTree;
import candor.ledger.tile.Tile;
import candor.ledger.tile.TileAddress;
import candor.ledger.tile.TileHashes;
import candor.ledger.tree.TreeProofs;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Reads tiles: full ones from the store, partial ones from what they stand for, which is at most 255 entries or the roots of at most
 * 255 tiles below. The latest are kept in memory. Safe for use by several threads.
 */
public final class TileReader {

    /** About 40 KB each with their nodes. */
    private static final int KEPT = 128;

    private final TileStore store;
    private final LogTree log;
    private final Map<TileAddress, Tile> recent = new LinkedHashMap<>(KEPT, 0.75f, true);

    public TileReader(TileStore store, LogTree log) {
        this.store = store;
        this.log = log;
    }

    /** Proofs about the tree of this size, which must be covered by a checkpoint. They throw {@link DamagedTile} where they meet one. */
    public TreeProofs proofs(long size) {
        return new TreeProofs(new TileHashes(size, this::tile), size);
    }

    /**
     * A tile of a tree that a checkpoint covers.
     *
     * @throws DamagedTile if it, or one that it rests on, is missing or not what it should be
     */
    public Tile tile(TileAddress address) {
        Tile known = recent(address);
        if (known != null) {
            return known;
        }
        Tile read = address.isFull() ? full(address) : partial(address);
        keep(address, read);
        return read;
    }

    /** Reads all tiles from the store again. */
    public synchronized void forget() {
        recent.clear();
    }

    private Tile full(TileAddress address) {
        return store.find(address.level(), address.index()).orElseThrow(() -> new DamagedTile(address, "is missing"));
    }

    private Tile partial(TileAddress address) {
        if (address.level() > 0) {
            return new Tile(store.roots(address.level() - 1, address.from(), address.to()));
        }
        Tile since = recent(new TileAddress(0, address.index(), TileAddress.FULL));
        List<Hash> leaves = since != null ? since.hashes() : log.leafHashes(address.from(), address.to());
        if (leaves.size() < address.width()) {
            throw new DamagedTile(address, "stands for entries that the log does not hold");
        }
        return new Tile(leaves).first(address.width());
    }

    private synchronized @Nullable Tile recent(TileAddress address) {
        return recent.get(address);
    }

    private synchronized void keep(TileAddress address, Tile tile) {
        recent.put(address, tile);
        var eldest = recent.keySet().iterator();
        while (recent.size() > KEPT) {
            eldest.next();
            eldest.remove();
        }
    }
}
