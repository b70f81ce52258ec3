package candor.embedded.bson;

import static candor.embedded.bson.BsonKind.*;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Walks the elements of one document or array in place, without copying or decoding. For documents {@link DocumentRules} has accepted. */
public final class BsonCursor {

    private final byte[] bytes;
    private int next;
    private int kind;
    private int nameStart;
    private int nameEnd;
    private int valueStart;

    public BsonCursor(byte[] bytes, int documentStart) {
        this.bytes = bytes;
        this.next = documentStart + Integer.BYTES;
    }

    /** Steps to the next element; false at the end of the document. */
    public boolean advance() {
        kind = bytes[next] & 0xFF;
        if (kind == MISSING) {
            return false;
        }
        nameStart = next + 1;
        int at = nameStart;
        while (bytes[at] != 0) {
            at++;
        }
        nameEnd = at;
        valueStart = at + 1;
        next = valueStart + sizeOf(bytes, kind, valueStart);
        return true;
    }

    /** Steps to the element of this name; false when there is none. */
    boolean seek(byte[] name) {
        while (advance()) {
            if (Arrays.equals(bytes, nameStart, nameEnd, name, 0, name.length)) {
                return true;
            }
        }
        return false;
    }

    public int kind() {
        return kind;
    }

    public String name() {
        return new String(bytes, nameStart, nameEnd - nameStart, StandardCharsets.UTF_8);
    }

    int nameStart() {
        return nameStart;
    }

    int nameEnd() {
        return nameEnd;
    }

    public int valueStart() {
        return valueStart;
    }

    public BsonValue value() {
        return new BsonValue(kind, bytes, valueStart, next - valueStart);
    }

    static int sizeOf(byte[] bytes, int kind, int at) {
        return switch (kind) {
            case NULL -> 0;
            case BOOLEAN -> 1;
            case INT32 -> 4;
            case DOUBLE, DATE, INT64 -> 8;
            case OBJECT_ID -> 12;
            case STRING -> 4 + Bytes.intAt(bytes, at);
            case DOCUMENT, ARRAY -> Bytes.intAt(bytes, at);
            case BINARY -> 5 + Bytes.intAt(bytes, at);
            case REGEX -> skipText(bytes, skipText(bytes, at)) - at;
            default -> throw new IllegalStateException("unexpected BSON type " + BsonKind.nameOf(kind));
        };
    }

    private static int skipText(byte[] bytes, int at) {
        int end = at;
        while (bytes[end] != 0) {
            end++;
        }
        return end + 1;
    }
}
