package candor.embedded.bson;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;

/**
 * A document inside bytes that nobody changes.
 *
 * @param bytes the bytes it lies in
 * @param start where it begins (its length prefix)
 */
@SuppressWarnings("ArrayRecordComponent") // a window into shared bytes, compared by nobody
public record RawDocument(byte[] bytes, int start) {

    private static final int SMALLEST = 5;

    /** The document without fields. */
    public static final RawDocument EMPTY = new RawDocument(new byte[] {SMALLEST, 0, 0, 0, 0}, 0);

    /** The field's value, {@link BsonValue#ABSENT} without it. */
    public BsonValue get(String name) {
        return get(name.getBytes(StandardCharsets.UTF_8));
    }

    /** As {@link #get(String)}, the name in UTF-8. */
    public BsonValue get(byte[] name) {
        BsonCursor cursor = new BsonCursor(bytes, start);
        return cursor.seek(name) ? cursor.value() : BsonValue.ABSENT;
    }

    public void forEach(BiConsumer<String, BsonValue> action) {
        BsonCursor cursor = new BsonCursor(bytes, start);
        while (cursor.advance()) {
            action.accept(cursor.name(), cursor.value());
        }
    }

    public List<String> names() {
        List<String> names = new ArrayList<>();
        forEach((name, value) -> names.add(name));
        return names;
    }

    public boolean isEmpty() {
        return length() == SMALLEST;
    }

    /** The first field's name, or the empty string. */
    public String firstName() {
        BsonCursor cursor = new BsonCursor(bytes, start);
        return cursor.advance() ? cursor.name() : "";
    }

    public int length() {
        return Bytes.intAt(bytes, start);
    }

    public BsonValue asValue() {
        return new BsonValue(BsonKind.DOCUMENT, bytes, start, length());
    }

    /** The document in bytes of its own; the same array when it already fills one. */
    public byte[] toBytes() {
        return start == 0 && bytes.length == length() ? bytes : asValue().copy();
    }
}
