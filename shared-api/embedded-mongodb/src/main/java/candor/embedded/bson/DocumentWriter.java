package candor.embedded.bson;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;

/** Builds a document's bytes in one pass. */
public final class DocumentWriter {

    private byte[] out;
    private int size = Integer.BYTES;

    public DocumentWriter() {
        this(128);
    }

    private DocumentWriter(int capacity) {
        out = new byte[capacity];
    }

    public DocumentWriter put(String name, int value) {
        head(BsonKind.INT32, name);
        ensure(4);
        Bytes.putInt(out, size, value);
        size += 4;
        return this;
    }

    public DocumentWriter put(String name, long value) {
        return putLong(BsonKind.INT64, name, value);
    }

    public DocumentWriter put(String name, double value) {
        return putLong(BsonKind.DOUBLE, name, Double.doubleToRawLongBits(value));
    }

    public DocumentWriter putDate(String name, long epochMilli) {
        return putLong(BsonKind.DATE, name, epochMilli);
    }

    public DocumentWriter put(String name, boolean value) {
        head(BsonKind.BOOLEAN, name);
        append((byte) (value ? 1 : 0));
        return this;
    }

    public DocumentWriter put(String name, String value) {
        head(BsonKind.STRING, name);
        byte[] utf8 = value.getBytes(StandardCharsets.UTF_8);
        ensure(utf8.length + 5);
        Bytes.putInt(out, size, utf8.length + 1);
        size += 4;
        append(utf8, 0, utf8.length);
        append((byte) 0);
        return this;
    }

    public DocumentWriter putNull(String name) {
        head(BsonKind.NULL, name);
        return this;
    }

    public DocumentWriter putObjectId(String name, byte[] objectId) {
        head(BsonKind.OBJECT_ID, name);
        append(objectId, 0, objectId.length);
        return this;
    }

    public DocumentWriter put(String name, BsonValue value) {
        if (value.isPresent()) {
            head(value.kind(), name);
            append(value.bytes(), value.start(), value.length());
        }
        return this;
    }

    public DocumentWriter put(String name, RawDocument document) {
        return put(name, document.asValue());
    }

    public DocumentWriter put(String name, DocumentWriter document) {
        return put(name, document.toDocument());
    }

    public DocumentWriter putArray(String name, List<byte[]> documents) {
        head(BsonKind.ARRAY, name);
        int start = size;
        ensure(4);
        size += 4;
        for (int i = 0; i < documents.size(); i++) {
            byte[] document = documents.get(i);
            head(BsonKind.DOCUMENT, Integer.toString(i));
            append(document, 0, document.length);
        }
        append((byte) 0);
        Bytes.putInt(out, start, size - start);
        return this;
    }

    public DocumentWriter putLongs(String name, List<Long> values) {
        DocumentWriter array = new DocumentWriter();
        for (int i = 0; i < values.size(); i++) {
            array.put(Integer.toString(i), values.get(i).longValue());
        }
        RawDocument document = array.toDocument();
        return put(name, new BsonValue(BsonKind.ARRAY, document.bytes(), document.start(), document.length()));
    }

    public RawDocument toDocument() {
        return new RawDocument(toBytes(), 0);
    }

    public byte[] toBytes() {
        append((byte) 0);
        Bytes.putInt(out, 0, size);
        return out.length == size ? out : Arrays.copyOf(out, size);
    }

    private DocumentWriter putLong(int kind, String name, long bits) {
        head(kind, name);
        ensure(8);
        Bytes.putLong(out, size, bits);
        size += 8;
        return this;
    }

    private void head(int kind, String name) {
        append((byte) kind);
        byte[] utf8 = name.getBytes(StandardCharsets.UTF_8);
        append(utf8, 0, utf8.length);
        append((byte) 0);
    }

    private void append(byte b) {
        ensure(1);
        out[size++] = b;
    }

    private void append(byte[] bytes, int start, int length) {
        ensure(length);
        System.arraycopy(bytes, start, out, size, length);
        size += length;
    }

    private void ensure(int more) {
        if (size + more > out.length) {
            out = Arrays.copyOf(out, Math.max(out.length * 2, size + more));
        }
    }
}
