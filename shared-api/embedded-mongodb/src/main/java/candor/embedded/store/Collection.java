package candor.embedded.store;

import candor.embedded.bson.DocumentRules;
import candor.embedded.bson.KeyEncoder;
import candor.embedded.bson.RawDocument;
import candor.embedded.bson.Refused;
import candor.embedded.index.KeyTree;
import candor.embedded.query.Filter;
import candor.embedded.query.KeyField;
import candor.embedded.query.Plan;
import candor.embedded.query.Planner;
import candor.embedded.query.SearchableIndex;
import candor.embedded.query.SortOrder;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The documents of one collection in {@code _id} order, and its indexes. Stored bytes never change; an update replaces them. Guarded by the store's lock. */
public final class Collection implements SearchableIndex {

    private final int number;
    private final String database;
    private final String name;
    private final KeyTree documents = new KeyTree();
    private final List<OrderedIndex> indexes = new ArrayList<>();
    private long lastChange;

    Collection(int number, String database, String name) {
        this.number = number;
        this.database = database;
        this.name = name;
    }

    int number() {
        return number;
    }

    String database() {
        return database;
    }

    public String name() {
        return name;
    }

    public String namespace() {
        return database + "." + name;
    }

    public int count() {
        return documents.size();
    }

    /** The journal position of the latest change: what a reader has seen once that is durable. */
    long lastChange() {
        return lastChange;
    }

    void changedAt(long position) {
        lastChange = position;
    }

    public List<byte[]> find(Filter filter, SortOrder sort, long skip, long limit) {
        return plan(filter, sort, limit).run(filter, sort, skip, limit);
    }

    public Plan plan(Filter filter, SortOrder sort, long limit) {
        List<SearchableIndex> ways = new ArrayList<>();
        ways.add(this);
        ways.addAll(indexes);
        return new Planner(ways).plan(filter, sort, limit);
    }

    public List<IndexSpec> indexSpecs() {
        List<IndexSpec> specs = new ArrayList<>();
        specs.add(IndexSpec.ID);
        indexes.forEach(index -> specs.add(index.spec()));
        return specs;
    }

    static byte[] idOf(byte[] document) {
        return KeyEncoder.keyOf(new RawDocument(document, 0).get("_id"));
    }

    /** Refuses what may not be stored under this {@code _id}, before anything is changed. */
    void check(byte[] document, byte[] id, boolean isNew) {
        DocumentRules.checkStored(document);
        if (isNew && documents.get(id) != null) {
            throw Refused.duplicateKey(namespace(), IndexSpec.ID_NAME, IndexSpec.ID.key());
        }
        for (OrderedIndex index : indexes) {
            if (index.isTaken(document, id)) {
                throw Refused.duplicateKey(namespace(), index.spec().name(), index.spec().key());
            }
        }
    }

    void put(byte[] document) {
        byte[] id = idOf(document);
        byte @Nullable [] old = documents.put(id, document);
        for (OrderedIndex index : indexes) {
            if (old != null) {
                index.remove(old, id);
            }
            index.add(document, id);
        }
    }

    void remove(byte[] id) {
        byte @Nullable [] old = documents.remove(id);
        if (old != null) {
            indexes.forEach(index -> index.remove(old, id));
        }
    }

    /** Returns false when the same index is there already. */
    boolean checkIndex(IndexSpec wanted) {
        for (IndexSpec present : indexSpecs()) {
            if (present.sameAs(wanted) || present == IndexSpec.ID && present.sameKeyAs(wanted)) {
                return false;
            }
            if (present.name().equals(wanted.name())) {
                throw new Refused(86, "IndexKeySpecsConflict", "an index named '" + wanted.name() + "' exists with another key or other options");
            }
            if (present.sameKeyAs(wanted)) {
                throw new Refused(85, "IndexOptionsConflict", "an index with the same key exists under the name '" + present.name() + "' or with other options");
            }
        }
        return true;
    }

    OrderedIndex build(IndexSpec spec) {
        OrderedIndex index = new OrderedIndex(spec);
        for (byte[] document : documents()) {
            byte[] id = idOf(document);
            if (spec.unique() && index.isTaken(document, id)) {
                throw Refused.duplicateKey(namespace(), spec.name(), spec.key());
            }
            index.add(document, id);
        }
        return index;
    }

    void addIndex(OrderedIndex index) {
        indexes.add(index);
    }

    boolean hasIndex(String indexName) {
        return indexes.stream().anyMatch(index -> index.spec().name().equals(indexName));
    }

    void removeIndex(String indexName) {
        indexes.removeIf(index -> index.spec().name().equals(indexName));
    }

    /** The documents as they are now, in {@code _id} order. */
    List<byte[]> documents() {
        List<byte[]> all = new ArrayList<>(documents.size());
        for (Iterator<byte[]> each = documents.values(); each.hasNext(); ) {
            all.add(each.next());
        }
        return all;
    }

    @Override
    public List<KeyField> fields() {
        return IndexSpec.ID.fields();
    }

    @Override
    public boolean holdsArrays(int field) {
        return false;
    }

    @Override
    public KeyTree entries() {
        return documents;
    }
}
