package candor.embedded.bson;

import static candor.embedded.bson.BsonKind.*;

import java.util.Arrays;

/**
 * Writes values as keys: comparing two keys byte by byte (unsigned) gives MongoDB's comparison order across types, and equal values
 * (1, 1L, 1.0) give equal bytes. No value's key is a prefix of another value's, so keys may be concatenated, and inverted for descending order.
 */
public final class KeyEncoder {

    private static final int END = 0x00;
    private static final int NULL_TAG = 0x10;
    private static final int NUMBER_TAG = 0x20;
    private static final int STRING_TAG = 0x30;
    private static final int DOCUMENT_TAG = 0x40;
    private static final int ARRAY_TAG = 0x48;
    private static final int BINARY_TAG = 0x50;
    private static final int OBJECT_ID_TAG = 0x60;
    private static final int BOOLEAN_TAG = 0x68;
    private static final int DATE_TAG = 0x70;
    private static final int REGEX_TAG = 0x80;
    private static final int ESCAPE = 0xFF;
    private static final int LARGEST_OFFSET_FROM_DOUBLE = 1 << 12;
    private static final double TWO_TO_63 = 0x1p63;

    private byte[] out = new byte[64];
    private int size;

    /** The key of one value alone. */
    public static byte[] keyOf(BsonValue value) {
        return new KeyEncoder().add(value, true).toBytes();
    }

    /** What sorts together: values of one tag compare with each other, values of two tags only by tag. */
    public static int tagOf(int kind) {
        return switch (kind) {
            case MISSING, NULL -> NULL_TAG;
            case DOUBLE, INT32, INT64 -> NUMBER_TAG;
            case STRING -> STRING_TAG;
            case DOCUMENT -> DOCUMENT_TAG;
            case ARRAY -> ARRAY_TAG;
            case BINARY -> BINARY_TAG;
            case OBJECT_ID -> OBJECT_ID_TAG;
            case BOOLEAN -> BOOLEAN_TAG;
            case DATE -> DATE_TAG;
            case REGEX -> REGEX_TAG;
            default -> throw new IllegalStateException("no order for " + BsonKind.nameOf(kind));
        };
    }

    public KeyEncoder add(BsonValue value, boolean ascending) {
        return add(value.kind(), value.bytes(), value.start(), ascending);
    }

    public KeyEncoder add(int kind, byte[] bytes, int start, boolean ascending) {
        int from = size;
        encode(kind, bytes, start);
        if (!ascending) {
            for (int i = from; i < size; i++) {
                out[i] = (byte) ~out[i];
            }
        }
        return this;
    }

    /** Appends bytes that are a key already. */
    public KeyEncoder addKey(byte[] key) {
        ensure(key.length);
        System.arraycopy(key, 0, out, size, key.length);
        size += key.length;
        return this;
    }

    public KeyEncoder reset() {
        size = 0;
        return this;
    }

    public int compareTo(byte[] key) {
        return Arrays.compareUnsigned(out, 0, size, key, 0, key.length);
    }

    public boolean sameAs(byte[] key) {
        return Arrays.equals(out, 0, size, key, 0, key.length);
    }

    public byte[] toBytes() {
        return Arrays.copyOf(out, size);
    }

    private void encode(int kind, byte[] bytes, int start) {
        put(tagOf(kind));
        switch (kind) {
            case MISSING, NULL -> { }
            case INT32 -> putDouble(Bytes.intAt(bytes, start), 0);
            case INT64 -> putLong(Bytes.longAt(bytes, start));
            case DOUBLE -> putDouble(Bytes.doubleAt(bytes, start), 0);
            case STRING -> putText(bytes, start + Integer.BYTES, start + Integer.BYTES + Bytes.intAt(bytes, start) - 1);
            case DOCUMENT, ARRAY -> putElements(bytes, start, kind == DOCUMENT);
            case BINARY -> putBinary(bytes, start);
            case OBJECT_ID -> putRaw(bytes, start, 12);
            case BOOLEAN -> put(bytes[start]);
            case DATE -> putBigEndian(Bytes.longAt(bytes, start) ^ Long.MIN_VALUE);
            case REGEX -> putRegex(bytes, start);
            default -> throw new IllegalStateException("no order for " + BsonKind.nameOf(kind));
        }
    }

    private void putLong(long value) {
        double nearest = value;
        long offset = nearest == TWO_TO_63 ? value + Long.MIN_VALUE : value - (long) nearest;
        putDouble(nearest, (int) offset);
    }

    /** A long beyond 2^53 lies up to 512 away from the nearest double; the distance decides between equal doubles. */
    private void putDouble(double value, int offset) {
        long bits = Double.doubleToLongBits(value == 0 ? 0.0 : value);
        long ordered = Double.isNaN(value) ? 0 : bits < 0 ? ~bits : bits ^ Long.MIN_VALUE;
        putBigEndian(ordered);
        int biased = offset + LARGEST_OFFSET_FROM_DOUBLE;
        put(biased >>> 8);
        put(biased);
    }

    private void putText(byte[] bytes, int from, int to) {
        ensure(2 * (to - from) + 1);
        for (int i = from; i < to; i++) {
            out[size++] = bytes[i];
            if (bytes[i] == END) {
                out[size++] = (byte) ESCAPE;
            }
        }
        out[size++] = END;
    }

    private void putElements(byte[] bytes, int start, boolean named) {
        BsonCursor cursor = new BsonCursor(bytes, start);
        while (cursor.advance()) {
            if (named) {
                put(tagOf(cursor.kind()));
                putText(bytes, cursor.nameStart(), cursor.nameEnd());
            }
            encode(cursor.kind(), bytes, cursor.valueStart());
        }
        put(END);
    }

    private void putBinary(byte[] bytes, int start) {
        int length = Bytes.intAt(bytes, start);
        for (int shift = 24; shift >= 0; shift -= 8) {
            put(length >>> shift);
        }
        putRaw(bytes, start + Integer.BYTES, length + 1);
    }

    private void putRegex(byte[] bytes, int start) {
        int length = BsonCursor.sizeOf(bytes, REGEX, start);
        putRaw(bytes, start, length);
    }

    private void putBigEndian(long value) {
        for (int shift = 56; shift >= 0; shift -= 8) {
            put((int) (value >>> shift));
        }
    }

    private void putRaw(byte[] bytes, int start, int length) {
        ensure(length);
        System.arraycopy(bytes, start, out, size, length);
        size += length;
    }

    private void put(int value) {
        ensure(1);
        out[size++] = (byte) value;
    }

    private void ensure(int more) {
        if (size + more > out.length) {
            out = Arrays.copyOf(out, Math.max(out.length * 2, size + more));
        }
    }
}
