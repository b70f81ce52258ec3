package candor.ledger.tile;

import candor.ledger.Hash;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import java.util.function.Function;

/**
 * Cuts a growing tree into its full tiles: leaf hashes go in, and every tile comes out as soon as its last hash is known, directly
 * followed by the tile above where that is full too. What came out before any moment is therefore a beginning of one fixed order.
 */
public final class TileFold {

    private final List<List<Hash>> rows = new ArrayList<>();
    private final BiConsumer<TileAddress, Tile> full;
    private long size;

    /** @param full is given each full tile once */
    public TileFold(BiConsumer<TileAddress, Tile> full) {
        this.full = full;
    }

    /**
     * Goes on from a tree that has leaves already.
     *
     * @param size its number of leaves
     * @param edge gives its partial tiles, at most one for each level
     */
    public TileFold(long size, Function<TileAddress, Tile> edge, BiConsumer<TileAddress, Tile> full) {
        this(full);
        this.size = size;
        for (TileAddress partial : TileAddress.edge(size)) {
            row(partial.level()).addAll(edge.apply(partial).hashes());
        }
    }

    /** Adds a leaf. */
    public void add(Hash leafHash) {
        size++;
        put(0, leafHash);
    }

    /** Number of leaves so far. */
    public long size() {
        return size;
    }

    /** The partial tiles of the tree as it is now, the lowest level first. */
    public SortedMap<TileAddress, Tile> edge() {
        SortedMap<TileAddress, Tile> edge = new TreeMap<>(Comparator.comparingInt(TileAddress::level));
        TileAddress.edge(size).forEach(partial -> edge.put(partial, new Tile(row(partial.level()))));
        return edge;
    }

    private void put(int level, Hash hash) {
        List<Hash> row = row(level);
        row.add(hash);
        if (row.size() == TileAddress.FULL) {
            Tile tile = new Tile(row);
            row.clear();
            full.accept(new TileAddress(level, TileAddress.onLevel(size, level) / TileAddress.FULL - 1, TileAddress.FULL), tile);
            put(level + 1, tile.root());
        }
    }

    private List<Hash> row(int level) {
        while (rows.size() <= level) {
            rows.add(new ArrayList<>(TileAddress.FULL));
        }
        return rows.get(level);
    }
}
