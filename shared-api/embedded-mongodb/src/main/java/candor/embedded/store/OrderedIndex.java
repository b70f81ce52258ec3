package candor.embedded.store;

import candor.embedded.index.KeyTree;
import candor.embedded.query.KeyField;
import candor.embedded.query.SearchableIndex;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An index beside the one on {@code _id}: entries are key + {@code _id} (unless the key ends with it), so equal keys stay apart and in
 * {@code _id} order. Guarded by the store's lock.
 */
final class OrderedIndex implements SearchableIndex {

    private final IndexSpec spec;
    private final List<KeyField> fields;
    private final boolean endsWithId;
    private final boolean[] arrays;
    private final IndexKeys keys;
    private final KeyTree entries = new KeyTree();
    /** A document is checked and then put: its keys are made once. */
    private byte @Nullable [] latest;
    private List<byte[]> latestKeys = List.of();

    OrderedIndex(IndexSpec spec) {
        this.spec = spec;
        this.fields = new ArrayList<>(spec.fields());
        this.endsWithId = fields.getLast().path().equals(KeyField.ID);
        if (!endsWithId) {
            fields.add(new KeyField(KeyField.ID, true));
        }
        this.arrays = new boolean[fields.size()];
        this.keys = new IndexKeys(spec.fields(), field -> arrays[field] = true);
    }

    IndexSpec spec() {
        return spec;
    }

    /** Whether another document already has one of the document's keys. Also refuses what cannot be indexed, before anything is changed. */
    boolean isTaken(byte[] document, byte[] id) {
        List<byte[]> wanted = keysOf(document);
        if (spec.unique()) {
            for (byte[] key : wanted) {
                if (belongsToAnother(key, id)) {
                    return true;
                }
            }
        }
        return false;
    }

    private boolean belongsToAnother(byte[] key, byte[] id) {
        for (Iterator<byte[]> documents = entries.beginningWith(key); documents.hasNext(); ) {
            if (!Arrays.equals(Collection.idOf(documents.next()), id)) {
                return true;
            }
        }
        return false;
    }

    void add(byte[] document, byte[] id) {
        for (byte[] key : keysOf(document)) {
            entries.put(entry(key, id), document);
        }
    }

    void remove(byte[] document, byte[] id) {
        for (byte[] key : keys.of(document)) {
            entries.remove(entry(key, id));
        }
    }

    /** Stored bytes never change, so the same array has the same keys. */
    private List<byte[]> keysOf(byte[] document) {
        if (document != latest) {
            latestKeys = keys.of(document);
            latest = document;
        }
        return latestKeys;
    }

    private byte[] entry(byte[] key, byte[] id) {
        if (endsWithId) {
            return key;
        }
        byte[] entry = Arrays.copyOf(key, key.length + id.length);
        System.arraycopy(id, 0, entry, key.length, id.length);
        return entry;
    }

    @Override
    public List<KeyField> fields() {
        return fields;
    }

    @Override
    public boolean holdsArrays(int field) {
        return arrays[field];
    }

    @Override
    public KeyTree entries() {
        return entries;
    }
}
