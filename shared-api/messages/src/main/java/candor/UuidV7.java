package candor;

import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.UUID;

/** Identifiers that sort by the time they were made: UUID version 7 (RFC 9562, section 5.7). */
public final class UuidV7 {
    private static final int RANDOM_BYTES = 10;

    private UuidV7() {}

    /**
     * @param at kept to the millisecond; an instant before 1970 counts as 1970
     * @param random at least ten bytes, of which 74 bits are used; random, or a keyed hash where the same thing must give the same identifier
     */
    public static UUID of(Instant at, byte[] random) {
        if (random.length < RANDOM_BYTES) {
            throw new IllegalArgumentException("a version 7 identifier needs ten random bytes");
        }
        ByteBuffer bytes = ByteBuffer.wrap(random);
        long millis = Math.max(0, at.toEpochMilli());
        long high = millis << 16 | 0x7000 | bytes.getShort() & 0x0FFF;
        long low = bytes.getLong() & 0x3FFF_FFFF_FFFF_FFFFL | 0x8000_0000_0000_0000L;
        return new UUID(high, low);
    }
}
