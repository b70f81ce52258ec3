package candor.ledger.mongodb.fsck;

import candor.ledger.Hash;
import candor.ledger.mongodb.tile.TileStore;
import candor.ledger.mongodb.tile.TileStore.Standing;
import candor.ledger.tile.Tile;
import candor.ledger.tile.TileAddress;
import candor.ledger.tile.TileFold;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;

/** Makes every full tile again from the entries as they go by and compares it with the stored one. */
final class TileCheck {

    private final TileStore store;
    private final long covered;
    private final Findings findings;
    private final TileFold fold = new TileFold(this::compare);
    /** Listed before the entries are read: whatever is stored by then is a tile of entries that come. */
    private final Set<TileAddress> unseen;
    private boolean brokenOff;
    private long compared;
    private long damaged;

    /** @param covered number of entries of which every full tile must be stored already */
    TileCheck(TileStore store, long covered, Findings findings) {
        this.store = store;
        this.covered = covered;
        this.findings = findings;
        this.unseen = store.stored();
    }

    /** The next entries; behind a gap in the log there is nothing to compare by. */
    void entries(long first, List<Hash> leaves) {
        brokenOff |= first != fold.size();
        if (!brokenOff) {
            leaves.forEach(fold::add);
        }
    }

    void finish() {
        if (!brokenOff) {
            unseen.stream().sorted(Comparator.comparingInt(TileAddress::level).thenComparingLong(TileAddress::index))
                    .forEach(tile -> fault(OptionalLong.empty(), tile, "it is a tile of entries that the log does not hold"));
        }
    }

    long compared() {
        return compared;
    }

    long damaged() {
        return damaged;
    }

    private void compare(TileAddress address, Tile tile) {
        boolean listed = unseen.remove(address);
        if (!listed && fold.size() > covered) {
            return;
        }
        compared++;
        switch (store.compare(address, tile)) {
            case Standing.Sound _ -> { }
            case Standing.Missing _ -> fault(OptionalLong.of(leaf(address, 0)), address, "the tile is missing");
            case Standing.Damaged(int first) when first == TileAddress.FULL ->
                    fault(OptionalLong.of(leaf(address, 0)), address, "the tile's own root is not the one its hashes give");
            case Standing.Damaged(int first) -> fault(OptionalLong.of(leaf(address, first)), address, "hash " + first + " of the tile is not the one the entries give");
        }
    }

    private void fault(OptionalLong position, TileAddress address, String sentence) {
        damaged++;
        findings.add(0, position, address.path(), sentence);
    }

    /** The first leaf under a hash of a tile. */
    private static long leaf(TileAddress address, int hash) {
        return (address.from() + hash) << (8 * address.level());
    }
}
