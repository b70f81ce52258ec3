package candor.ledger.mongodb;

import candor.ledger.tile.TileAddress;

/**
 * A stored tile is missing or is not what its entries give. The log itself is not touched by that: a tile is derived and can be made
 * again, but until it is, no proof that needs it is given.
 */
public final class DamagedTile extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient TileAddress address;

    /** @param address which tile; @param what is wrong, as the end of a sentence that begins with the tile */
    public DamagedTile(TileAddress address, String what) {
        super("the stored " + address.path() + " " + what + ": \"candor fsck --repair\" makes it again from the entries");
        this.address = address;
    }

    /** Which tile. */
    public TileAddress address() {
        return address;
    }
}
