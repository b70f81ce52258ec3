package candor.ledger.tile;

import candor.ledger.Hash;
import candor.ledger.Malformed;
import candor.ledger.tree.SubtreeHashes;
import java.util.function.Function;

/**
 * Proofs from tiles: a proof reads a few tiles, never the log. Tiles are asked for again and again: let the source keep recent ones.
 *
 * @param size of the tree; the source must have the tiles of exactly this size, partial ones too
 * @param source gives the tile at an address
 */
public record TileHashes(long size, Function<TileAddress, Tile> source) implements SubtreeHashes {

    @Override
    public Hash hash(int level, long index) {
        int tileLevel = level / TileAddress.HEIGHT;
        int within = level % TileAddress.HEIGHT;
        long first = index << within;
        long tileIndex = first / TileAddress.FULL;
        int from = (int) (first % TileAddress.FULL);
        int to = from + (1 << within);
        long width = Math.min(TileAddress.FULL, TileAddress.onLevel(size, tileLevel) - tileIndex * TileAddress.FULL);
        if (to > width) {
            throw new IndexOutOfBoundsException("subtree " + index + " of level " + level + " is not complete in a tree of " + size);
        }
        Tile tile = source.apply(new TileAddress(tileLevel, tileIndex, (int) width));
        Malformed.unless(tile.hashes().size() == width, "a tile of another width than its address says");
        return tile.node(within, from >> within);
    }
}
