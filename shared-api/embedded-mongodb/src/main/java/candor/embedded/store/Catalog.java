package candor.embedded.store;

import candor.embedded.bson.RawDocument;
import candor.embedded.journal.Change;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** All databases and collections. State is changed by {@link #accept} only, live as on replay. Guarded by the store's lock. */
public final class Catalog implements Change.Sink {

    private final Map<Integer, Collection> byNumber = new HashMap<>();
    private final NavigableMap<String, NavigableMap<String, Collection>> databases = new TreeMap<>();
    private int lastNumber;

    @Override
    public void accept(Change change) {
        switch (change) {
            case Change.Put(var number, var document) -> collection(number).put(document);
            case Change.Remove(var number, var id) -> collection(number).remove(id);
            case Change.CreateCollection(var number, var database, var name) -> create(number, database, name);
            case Change.DropCollection(var number) -> drop(number);
            case Change.CreateIndex(var number, var description) -> {
                Collection collection = collection(number);
                collection.addIndex(collection.build(IndexSpec.parse(new RawDocument(description, 0))));
            }
            case Change.DropIndex(var number, var name) -> collection(number).removeIndex(name);
        }
    }

    private void create(int number, String database, String name) {
        Collection collection = new Collection(number, database, name);
        byNumber.put(number, collection);
        databases.computeIfAbsent(database, _ -> new TreeMap<>()).put(name, collection);
        lastNumber = Math.max(lastNumber, number);
    }

    private void drop(int number) {
        Collection gone = collection(number);
        byNumber.remove(number);
        Map<String, Collection> siblings = collections(gone.database());
        siblings.remove(gone.name());
        if (siblings.isEmpty()) {
            databases.remove(gone.database());
        }
    }

    private Collection collection(int number) {
        Collection collection = byNumber.get(number);
        if (collection == null) {
            throw new IllegalStateException("no collection " + number);
        }
        return collection;
    }

    int nextNumber() {
        return lastNumber + 1;
    }

    public @Nullable Collection find(String database, String name) {
        return collections(database).get(name);
    }

    public List<String> databaseNames() {
        return List.copyOf(databases.keySet());
    }

    public NavigableMap<String, Collection> collections(String database) {
        NavigableMap<String, Collection> found = databases.get(database);
        return found == null ? new TreeMap<>() : found;
    }

    long documents() {
        return byNumber.values().stream().mapToLong(Collection::count).sum();
    }

    /** The state as it is now, as the changes that would build it; lazily, from references taken at once. */
    Stream<Change> capture() {
        List<Stream<Change>> parts = new ArrayList<>();
        byNumber.values().stream().sorted((a, b) -> Integer.compare(a.number(), b.number())).forEach(collection -> {
            int number = collection.number();
            List<byte[]> documents = collection.documents();
            List<byte[]> indexes = collection.indexSpecs().stream().filter(spec -> spec != IndexSpec.ID).map(spec -> spec.describe().toBytes()).toList();
            parts.add(Stream.of(new Change.CreateCollection(number, collection.database(), collection.name())));
            parts.add(documents.stream().map(document -> new Change.Put(number, document)));
            parts.add(indexes.stream().map(description -> new Change.CreateIndex(number, description)));
        });
        return parts.stream().flatMap(part -> part);
    }
}
