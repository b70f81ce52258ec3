package candor.ledger.mongodb.fsck;

import candor.ledger.Hash;
import candor.ledger.tree.CompactRange;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.bson.Document;
import org.bson.types.Binary;
import org.jspecify.annotations.Nullable;

/** Reads a stored field as what it should be; null where it is anything else. */
final class StoredField {

    private StoredField() {
    }

    static <T> @Nullable T read(Document document, String field, Class<T> type) {
        Object value = document.get(field);
        return type.isInstance(value) ? type.cast(value) : null;
    }

    static byte @Nullable [] bytes(Document document, String field) {
        Binary value = read(document, field, Binary.class);
        return value == null ? null : value.getData();
    }

    static @Nullable Hash hash(Document document, String field) {
        byte[] bytes = bytes(document, field);
        return bytes == null || bytes.length != Hash.LENGTH ? null : Hash.of(bytes);
    }

    /** The right edge stored as hashes one behind the other. */
    static @Nullable CompactRange range(Document document, String field, long size) {
        byte[] bytes = bytes(document, field);
        if (bytes == null || bytes.length != Long.bitCount(size) * Hash.LENGTH) {
            return null;
        }
        List<Hash> hashes = new ArrayList<>();
        for (int from = 0; from < bytes.length; from += Hash.LENGTH) {
            hashes.add(Hash.of(Arrays.copyOfRange(bytes, from, from + Hash.LENGTH)));
        }
        return new CompactRange(size, hashes);
    }

    /** The documents of a list; empty where it is no list of documents. */
    static List<Document> documents(Document document, String field) {
        List<?> list = read(document, field, List.class);
        return list == null || !list.stream().allMatch(Document.class::isInstance) ? List.of() : list.stream().map(Document.class::cast).toList();
    }
}
