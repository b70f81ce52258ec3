package candor.embedded.bson;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * One value inside a document's bytes.
 *
 * @param kind type byte, see {@link BsonKind}
 * @param bytes the bytes of the document it lies in; never changed
 * @param start where the value begins
 * @param length its length in bytes
 */
@SuppressWarnings("ArrayRecordComponent") // a window into shared bytes, compared by nobody
public record BsonValue(int kind, byte[] bytes, int start, int length) {

    private static final byte[] NOTHING = {};

    /** The value of a field that is not there. */
    public static final BsonValue ABSENT = new BsonValue(BsonKind.MISSING, NOTHING, 0, 0);

    public boolean isPresent() {
        return kind != BsonKind.MISSING;
    }

    public boolean isDocument() {
        return kind == BsonKind.DOCUMENT;
    }

    public boolean isArray() {
        return kind == BsonKind.ARRAY;
    }

    public boolean isNumber() {
        return BsonKind.isNumber(kind);
    }

    /** The number, a fraction cut off. */
    public long asLong() {
        return switch (kind) {
            case BsonKind.INT32 -> Bytes.intAt(bytes, start);
            case BsonKind.INT64 -> Bytes.longAt(bytes, start);
            case BsonKind.DOUBLE -> (long) Bytes.doubleAt(bytes, start);
            default -> throw new IllegalStateException("not a number but " + BsonKind.nameOf(kind));
        };
    }

    /** MongoDB's notion of true: a set boolean or a number other than 0; anything else present counts as true. */
    public boolean asTruth() {
        return switch (kind) {
            case BsonKind.MISSING, BsonKind.NULL -> false;
            case BsonKind.BOOLEAN -> bytes[start] != 0;
            case BsonKind.INT32, BsonKind.INT64 -> asLong() != 0;
            case BsonKind.DOUBLE -> Bytes.doubleAt(bytes, start) != 0;
            default -> true;
        };
    }

    public String asString() {
        if (kind != BsonKind.STRING) {
            throw new IllegalStateException("not a string but " + BsonKind.nameOf(kind));
        }
        return new String(bytes, start + Integer.BYTES, length - Integer.BYTES - 1, StandardCharsets.UTF_8);
    }

    public RawDocument asDocument() {
        return new RawDocument(bytes, start);
    }

    /** The elements of an array, in order. */
    public List<BsonValue> elements() {
        List<BsonValue> elements = new ArrayList<>();
        BsonCursor cursor = new BsonCursor(bytes, start);
        while (cursor.advance()) {
            elements.add(cursor.value());
        }
        return elements;
    }

    /** The document or array alone, in bytes of its own. */
    public byte[] copy() {
        return Arrays.copyOfRange(bytes, start, start + length);
    }

    /** The two texts of a regular expression: pattern, options. */
    public String[] asRegex() {
        String both = new String(bytes, start, length - 1, StandardCharsets.UTF_8);
        int cut = both.indexOf('\0');
        return new String[] {both.substring(0, cut), both.substring(cut + 1)};
    }
}
