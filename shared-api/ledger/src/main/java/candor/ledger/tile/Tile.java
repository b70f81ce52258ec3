package candor.ledger.tile;

import candor.ledger.Hash;
import candor.ledger.Malformed;
import candor.ledger.tree.CompactRange;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

/** A tile's hashes in their order, each 32 bytes. */
public record Tile(List<Hash> hashes) {

    public Tile {
        Malformed.unless(!hashes.isEmpty() && hashes.size() <= TileAddress.FULL, "a tile has 1 to 256 hashes");
        hashes = List.copyOf(hashes);
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
}
