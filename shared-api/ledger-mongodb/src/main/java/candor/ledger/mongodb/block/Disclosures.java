package candor.ledger.mongodb.block;

import candor.ledger.ByteRange;
import candor.ledger.ByteSearch;
import candor.ledger.Malformed;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.function.BiConsumer;
import org.bson.BsonBinaryReader;
import org.bson.BsonBinaryWriter;
import org.bson.BsonType;
import org.bson.io.BsonInput;
import org.bson.io.BsonInputMark;
import org.jspecify.annotations.Nullable;

/**
 * D of an event's ordinary components by name, kept as the bytes of the BSON document that a block holds of them: each is only hashed,
 * decoded or passed on, for which nobody needs a text and a place in a table of each.
 *
 * @see <a href="https://bsonspec.org/spec.html">BSON 1.1</a>: {@code int32 (0x02 name 0x00 int32 text 0x00)* 0x00}
 */
public final class Disclosures {

    private static final VarHandle INT = MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);
    private static final byte STRING = (byte) BsonType.STRING.getValue();
    private static final byte END = 0;

    /** Of an event without ordinary components. */
    public static final Disclosures NONE = of(Map.of());

    private final byte[] document;

    private Disclosures(byte[] document) {
        this.document = document;
    }

    /** Copies them, in the order of the map. @param byName the ASCII of each D by the name of its component */
    public static Disclosures of(Map<String, ByteRange> byName) {
        int length = Integer.BYTES + 1;
        for (Map.Entry<String, ByteRange> each : byName.entrySet()) {
            length += 1 + each.getKey().length() + 1 + Integer.BYTES + each.getValue().length() + 1;
        }
        ByteBuffer document = ByteBuffer.allocate(length).order(ByteOrder.LITTLE_ENDIAN).putInt(length);
        byName.forEach((name, disclosure) -> document.put(STRING).put(name.getBytes(StandardCharsets.US_ASCII)).put(END)
                .putInt(disclosure.length() + 1).put(disclosure.array(), disclosure.from(), disclosure.length()).put(END));
        return new Disclosures(document.put(END).array());
    }

    /** The value that comes next. @throws Malformed if it is not a document of strings */
    static Disclosures read(BsonBinaryReader in) {
        Malformed.unless(in.getCurrentBsonType() == BsonType.DOCUMENT, "disclosures that are no document");
        BsonInput input = in.getBsonInput();
        BsonInputMark start = input.getMark(0);
        int from = input.getPosition();
        in.skipValue();
        byte[] document = new byte[input.getPosition() - from];
        start.reset();
        input.readBytes(document);
        Disclosures disclosures = new Disclosures(document);
        disclosures.requireStrings();
        return disclosures;
    }

    void write(BsonBinaryWriter out) {
        out.pipe(new BsonBinaryReader(ByteBuffer.wrap(document)));
    }

    /** D of a component; null if it has none here. */
    public @Nullable ByteRange get(String name) {
        for (int element = first(); !isEnd(element); element = behind(element)) {
            if (isNamed(element, name)) {
                return value(element);
            }
        }
        return null;
    }

    /** Gives names and D in the order in which they are stored. */
    public void forEach(BiConsumer<String, ByteRange> reader) {
        for (int element = first(); !isEnd(element); element = behind(element)) {
            reader.accept(new String(document, element + 1, nameEnd(element) - element - 1, StandardCharsets.US_ASCII), value(element));
        }
    }

    /** Number of bytes, names and frame included. */
    public int bytes() {
        return document.length;
    }

    private static int first() {
        return Integer.BYTES;
    }

    private boolean isEnd(int element) {
        return element == document.length - 1;
    }

    private int nameEnd(int element) {
        return ByteSearch.indexOf(END, document, element + 1, document.length);
    }

    private ByteRange value(int element) {
        int length = nameEnd(element) + 1;
        int from = length + Integer.BYTES;
        return new ByteRange(document, from, from + (int) INT.get(document, length) - 1);
    }

    private int behind(int element) {
        return value(element).to() + 1;
    }

    private boolean isNamed(int element, String name) {
        int from = element + 1;
        for (int i = 0; i < name.length(); i++) {
            if (document[from + i] != name.charAt(i)) {
                return false;
            }
        }
        return document[from + name.length()] == END;
    }

    private void requireStrings() {
        boolean framed = document.length > first() && (int) INT.get(document, 0) == document.length && document[document.length - 1] == END;
        Malformed.unless(framed, "disclosures that do not end where they should");
        for (int element = first(); !isEnd(element); element = behind(element)) {
            int length = nameEnd(element) + 1;
            long end = length + Integer.BYTES <= document.length ? (long) length + Integer.BYTES + (int) INT.get(document, length) - 1 : document.length;
            boolean isString = document[element] == STRING && end >= length + Integer.BYTES && end < document.length - 1 && document[(int) end] == END;
            Malformed.unless(isString, "disclosures that are not all texts");
        }
    }

    @Override
    public String toString() {
        return "Disclosures[" + document.length + " bytes]";
    }
}
