package candor.embedded.query;

import candor.embedded.bson.BsonKind;
import candor.embedded.bson.BsonValue;
import candor.embedded.bson.FieldPath;
import candor.embedded.bson.KeyEncoder;
import candor.embedded.bson.RawDocument;
import candor.embedded.bson.Refused;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** An explicit order of results; empty = the caller does not mind. */
public record SortOrder(List<KeyField> fields) {

    public static final SortOrder NONE = new SortOrder(List.of());

    private static final byte[] EMPTY_ARRAY = {0x08};

    public static SortOrder parse(RawDocument sort) {
        List<KeyField> fields = new ArrayList<>();
        sort.forEach((name, value) -> fields.add(new KeyField(FieldPath.of(notNatural(name)), isAscending("sort." + name, value))));
        return new SortOrder(List.copyOf(fields));
    }

    private static String notNatural(String name) {
        if (name.startsWith("$")) {
            throw Refused.notOffered("sorting by " + name);
        }
        return name;
    }

    /** 1 or −1, as sort orders and index keys write a direction. */
    public static boolean isAscending(String what, BsonValue value) {
        if (!value.isNumber() || Math.abs(value.asLong()) != 1) {
            throw Refused.notOffered(what + " other than 1 or -1");
        }
        return value.asLong() == 1;
    }

    public boolean isEmpty() {
        return fields.isEmpty();
    }

    /** Sorts in memory; documents that compare equal keep their order. */
    public List<byte[]> sorted(List<byte[]> documents) {
        record Keyed(byte[] key, byte[] document) {}
        return documents.stream()
                .map(document -> new Keyed(keyOf(document), document))
                .sorted((a, b) -> Arrays.compareUnsigned(a.key(), b.key()))
                .map(Keyed::document)
                .toList();
    }

    byte[] keyOf(byte[] document) {
        KeyEncoder key = new KeyEncoder();
        for (KeyField field : fields) {
            key.addKey(keyOf(field, document));
        }
        return key.toBytes();
    }

    /** An array sorts by its smallest element going up, by its largest going down. */
    private static byte[] keyOf(KeyField field, byte[] document) {
        List<byte[]> candidates = new ArrayList<>();
        field.path().walk(document, 0, (kind, bytes, start) -> {
            if (kind == BsonKind.ARRAY) {
                new BsonValue(kind, bytes, start, 0).elements().forEach(element -> candidates.add(new KeyEncoder().add(element, field.ascending()).toBytes()));
                if (new RawDocument(bytes, start).isEmpty()) {
                    candidates.add(field.ascending() ? EMPTY_ARRAY : inverted(EMPTY_ARRAY));
                }
            } else {
                candidates.add(new KeyEncoder().add(kind, bytes, start, field.ascending()).toBytes());
            }
            return false;
        });
        return candidates.stream().min(Arrays::compareUnsigned).orElseGet(() -> new KeyEncoder().add(BsonValue.ABSENT, field.ascending()).toBytes());
    }

    private static byte[] inverted(byte[] key) {
        return new byte[] {(byte) ~key[0]};
    }
}
