package candor.ledger.tile;

import candor.ledger.Hash;
import candor.ledger.Malformed;
import candor.ledger.tree.CompactRange;
import candor.ledger.tree.MemoryTree;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A tile's hashes in their order, each 32 bytes. Equal where the hashes are. */
public final class Tile {

    private final List<Hash> hashes;
    /** The nodes over the hashes, computed when one is first asked for. */
    private volatile @Nullable MemoryTree nodes;

    /** @throws Malformed if there are not 1 to 256 hashes */
    public Tile(List<Hash> hashes) {
        Malformed.unless(!hashes.isEmpty() && hashes.size() <= TileAddress.FULL, "a tile has 1 to 256 hashes");
        this.hashes = List.copyOf(hashes);
    }

    /** @throws Malformed if the bytes are not 1 to 256 hashes */
    public static Tile parse(byte[] bytes) {
        Malformed.unless(bytes.length % Hash.LENGTH == 0, "a tile that ends inside a hash");
        ByteBuffer buffer = ByteBuffer.wrap(bytes);
        List<Hash> hashes = new ArrayList<>(bytes.length / Hash.LENGTH);
        byte[] next = new byte[Hash.LENGTH];
        while (buffer.hasRemaining()) {
            buffer.get(next);
            hashes.add(Hash.of(next));
        }
        return new Tile(hashes);
    }

    /** The hashes. */
    public List<Hash> hashes() {
        return hashes;
    }

    /** The tile's file. */
    public byte[] toBytes() {
        ByteBuffer buffer = ByteBuffer.allocate(hashes.size() * Hash.LENGTH);
        hashes.forEach(hash -> buffer.put(hash.toBytes()));
        return buffer.array();
    }

    /** The root over a stretch of the hashes; for a full tile's whole width, its hash on the level above. */
    public Hash root(int from, int to) {
        return CompactRange.EMPTY.append(hashes.subList(from, to)).root();
    }

    /** The root over all of the hashes. */
    public Hash root() {
        return root(0, hashes.size());
    }

    /**
     * The root of a complete subtree inside the tile.
     *
     * @param level 0 for the tile's own hashes, 8 for a full tile's root
     * @param index number of the subtree on that level inside the tile, from 0
     */
    public Hash node(int level, int index) {
        MemoryTree known = nodes;
        if (known == null) {
            known = new MemoryTree();
            hashes.forEach(known::append);
            nodes = known;
        }
        return known.hash(level, index);
    }

    /** The tile as it was when it had so many hashes. */
    public Tile first(int width) {
        return width == hashes.size() ? this : new Tile(hashes.subList(0, width));
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Tile tile && hashes.equals(tile.hashes);
    }

    @Override
    public int hashCode() {
        return hashes.hashCode();
    }

    @Override
    public String toString() {
        return "Tile[" + hashes.size() + " hashes]";
    }
}
