package candor.ledger.mongodb.fsck;

import candor.ledger.mongodb.block.Blocks;
import candor.ledger.mongodb.block.StoredBlock;
import candor.ledger.mongodb.tile.TileStore;
import candor.ledger.mongodb.tile.TileStore.Standing;
import candor.ledger.tile.Tile;
import candor.ledger.tile.TileAddress;
import candor.ledger.tile.TileFold;
import java.util.List;
import java.util.Set;

/** Stores again every full tile that is not what the entries give. What another process stores meanwhile is the same. */
final class TileRepair {

    private final TileStore store;
    private final Blocks blocks;
    private final Set<TileAddress> unseen;
    private long changed;

    TileRepair(TileStore store, Blocks blocks) {
        this.store = store;
        this.blocks = blocks;
        this.unseen = store.stored();
    }

    /** Goes through the whole log. @return number of tiles that were changed */
    long run() {
        TileFold fold = new TileFold(this::restore);
        List<StoredBlock> page = blocks.behind(0);
        while (!page.isEmpty()) {
            page.forEach(block -> block.leafHashes().forEach(fold::add));
            page = blocks.behind(page.getLast().number());
        }
        unseen.forEach(store::remove);
        return changed + unseen.size();
    }

    private void restore(TileAddress address, Tile tile) {
        unseen.remove(address);
        if (!(store.compare(address, tile) instanceof Standing.Sound)) {
            store.replace(address, tile);
            changed++;
        }
    }
}
