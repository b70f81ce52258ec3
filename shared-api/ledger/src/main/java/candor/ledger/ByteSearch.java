package candor.ledger;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/** Finds a byte in bytes, eight at a time: most of what is read is looked through for the end of a line or of a string. */
public final class ByteSearch {

    private static final VarHandle EIGHT = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final long ONES = 0x0101010101010101L;
    private static final long TOPS = 0x8080808080808080L;

    private ByteSearch() {
    }

    /** Index of the first such byte from {@code from} to before {@code to}; {@code to} if there is none. */
    public static int indexOf(byte wanted, byte[] bytes, int from, int to) {
        long everywhere = ONES * (wanted & 0xFF);
        int at = from;
        for (; at + Long.BYTES <= to; at += Long.BYTES) {
            long differing = (long) EIGHT.get(bytes, at) ^ everywhere;
            // The lowest top bit that this leaves is that of the first byte without a difference (Warren, "Hacker's Delight", 6-1).
            long same = differing - ONES & ~differing & TOPS;
            if (same != 0) {
                return at + Long.numberOfTrailingZeros(same) / Byte.SIZE;
            }
        }
        while (at < to && bytes[at] != wanted) {
            at++;
        }
        return at;
    }
}
