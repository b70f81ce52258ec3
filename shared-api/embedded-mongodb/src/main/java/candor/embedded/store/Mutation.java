package candor.embedded.store;

import candor.embedded.bson.Refused;
import candor.embedded.journal.Change;
import candor.embedded.journal.Journal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The writes of one command, made under the store's lock: checked, then given to the journal, then applied. */
public final class Mutation {

    private static final int LONGEST_NAMESPACE = 255;

    private final Catalog catalog;
    private final Journal journal;
    private long position;

    Mutation(Catalog catalog, Journal journal) {
        this.catalog = catalog;
        this.journal = journal;
    }

    public @Nullable Collection find(String database, String name) {
        return catalog.find(database, name);
    }

    public Collection findOrCreate(String database, String name) {
        Collection found = catalog.find(database, name);
        if (found != null) {
            return found;
        }
        checkName(database, name);
        write(null, new Change.CreateCollection(catalog.nextNumber(), database, name));
        Collection created = catalog.find(database, name);
        if (created == null) {
            throw new IllegalStateException("created but not there: " + database + "." + name);
        }
        return created;
    }

    private static void checkName(String database, String name) {
        boolean badDatabase = database.isEmpty() || database.length() > 63 || database.matches(".*[/\\\\. \"$\0].*");
        boolean badName = name.isEmpty() || name.contains("$") || name.contains("\0") || name.startsWith(".") || name.startsWith("system.");
        if (badDatabase || badName || database.length() + name.length() + 1 > LONGEST_NAMESPACE) {
            throw new Refused(73, "InvalidNamespace", "'" + database + "." + name + "' is no name for a collection");
        }
    }

    public void insert(Collection collection, byte[] document) {
        collection.check(document, Collection.idOf(document), true);
        write(collection, new Change.Put(collection.number(), document));
    }

    /** Puts a new version of a stored document in its place. */
    public void replace(Collection collection, byte[] old, byte[] document) {
        byte[] id = Collection.idOf(old);
        if (!Arrays.equals(id, Collection.idOf(document))) {
            throw new Refused(66, "ImmutableField", "After applying the update, the (immutable) field '_id' was found to have been altered");
        }
        collection.check(document, id, false);
        write(collection, new Change.Put(collection.number(), document));
    }

    public void delete(Collection collection, byte[] document) {
        write(collection, new Change.Remove(collection.number(), Collection.idOf(document)));
    }

    /** Returns false when it is there already. */
    public boolean createIndex(Collection collection, IndexSpec spec) {
        if (!collection.checkIndex(spec)) {
            return false;
        }
        collection.build(spec);
        write(collection, new Change.CreateIndex(collection.number(), spec.describe().toBytes()));
        return true;
    }

    public void dropIndex(Collection collection, String name) {
        if (!collection.hasIndex(name)) {
            throw new Refused(27, "IndexNotFound", "index not found with name [" + name + "]");
        }
        write(collection, new Change.DropIndex(collection.number(), name));
    }

    public void drop(Collection collection) {
        write(null, new Change.DropCollection(collection.number()));
    }

    public void dropDatabase(String database) {
        List<Collection> all = new ArrayList<>(catalog.collections(database).values());
        all.forEach(this::drop);
    }

    private void write(@Nullable Collection collection, Change change) {
        position = journal.append(change);
        try {
            catalog.accept(change);
        } catch (RuntimeException | Error e) {
            // The journal has it, the memory only half: from here on answers would be wrong.
            journal.stop("a change could not be applied (" + e.getClass().getSimpleName() + "); the store has stopped");
            throw e;
        }
        if (collection != null) {
            collection.changedAt(position);
        }
    }

    /** The journal position of the last write, 0 without one. */
    long position() {
        return position;
    }
}
