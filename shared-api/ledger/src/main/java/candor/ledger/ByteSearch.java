package candor.ledger;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/** Finds a byte in bytes, eight at a time: most of what is read is looked through for the end of a line or of a string. */
public final class ByteSearch {

    private static final VarHandle EIGHT = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final long ONES = 0x0101010101010101L;
    private static final long TOPS = 0x8080808080808080L;
    /** Bytes looked at between two decisions. */
    private static final int STRIDE = 4 * Long.BYTES;

    private ByteSearch() {
    }

    /** Index of the first such byte from {@code from} to before {@code to}; {@code to} if there is none. */
    public static int indexOf(byte wanted, byte[] bytes, int from, int to) {
        long everywhere = ONES * (wanted & 0xFF);
        int at = from;
        while (at + STRIDE <= to && (same(bytes, at, everywhere) | same(bytes, at + 8, everywhere)
                | same(bytes, at + 16, everywhere) | same(bytes, at + 24, everywhere)) == 0) {
            at += STRIDE;
        }
        for (; at + Long.BYTES <= to; at += Long.BYTES) {
            long same = same(bytes, at, everywhere);
            if (same != 0) {
                return at + Long.numberOfTrailingZeros(same) / Byte.SIZE;
            }
        }
        while (at < to && bytes[at] != wanted) {
            at++;
        }
        return at;
    }

    /** 0 if none of eight bytes is the one; otherwise the lowest bit is the top one of the first that is (Warren, "Hacker's Delight", 6-1). */
    private static long same(byte[] bytes, int at, long everywhere) {
        long differing = (long) EIGHT.get(bytes, at) ^ everywhere;
        return differing - ONES & ~differing & TOPS;
    }
}
