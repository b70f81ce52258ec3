package candor.ledger.tile;

import candor.ledger.Malformed;
import candor.ledger.entry.Entry;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

/** Up to 256 consecutive entries in one file, each behind its length as a big-endian uint16. */
public final class EntryBundle {

    private EntryBundle() {
    }

    /** The bundle's file. @throws Malformed if an entry is too long or the number is not 1 to 256 */
    public static byte[] toBytes(List<byte[]> entries) {
        requireWidth(entries);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        for (byte[] entry : entries) {
            Malformed.unless(entry.length <= Entry.MAX_BYTES, "an entry has at most 65,535 bytes");
            out.write(entry.length >> 8);
            out.write(entry.length);
            out.writeBytes(entry);
        }
        return out.toByteArray();
    }

    /** The entries' bytes. @throws Malformed if the bundle ends inside an entry or has not 1 to 256 of them */
    public static List<byte[]> parse(byte[] bundle) {
        ByteBuffer buffer = ByteBuffer.wrap(bundle);
        List<byte[]> entries = new ArrayList<>();
        while (buffer.hasRemaining()) {
            Malformed.unless(buffer.remaining() >= Short.BYTES, "a bundle that ends inside a length");
            int length = Short.toUnsignedInt(buffer.getShort());
            Malformed.unless(buffer.remaining() >= length, "a bundle that ends inside an entry");
            byte[] entry = new byte[length];
            buffer.get(entry);
            entries.add(entry);
        }
        requireWidth(entries);
        return entries;
    }

    private static void requireWidth(List<byte[]> entries) {
        Malformed.unless(!entries.isEmpty() && entries.size() <= TileAddress.FULL, "a bundle has 1 to 256 entries");
    }
}
