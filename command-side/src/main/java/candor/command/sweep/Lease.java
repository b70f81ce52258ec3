package candor.command.sweep;

import com.mongodb.ErrorCategory;
import com.mongodb.MongoWriteException;
import com.mongodb.ReadConcern;
import com.mongodb.ReadPreference;
import com.mongodb.WriteConcern;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Updates;
import java.time.Duration;
import java.util.function.LongSupplier;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;

/**
 * One node's turn at something, in a document of the store. No clock time stands in it, so that no clock that jumps can hold or steal it: its holder
 * counts it up now and then, and who sees the same count for as long as it lasts, by the time that passes for them, takes it over by compare-and-set. Whoever holds
 * it saves the others work; that nothing is done twice is never left to it.
 */
public final class Lease {
    /** Name of the collection. */
    public static final String COLLECTION = "leases";

    /** In the time that it lasts: one that is late leaves its holder time for two more. */
    private static final int RENEWALS = 3;

    private final MongoCollection<Document> leases;
    private final String name;
    private final String node;
    private final Duration lasts;
    private final LongSupplier ticker;
    private @Nullable Document seen;
    private long seenAt;

    /**
     * @param node name of this process, different for each
     * @param lasts how long it holds after its holder has last counted it up
     * @param ticker nanoseconds that pass, as {@link System#nanoTime}
     */
    public Lease(MongoDatabase database, String name, String node, Duration lasts, LongSupplier ticker) {
        this.leases = database.getCollection(COLLECTION).withReadConcern(ReadConcern.MAJORITY).withReadPreference(ReadPreference.primary())
                .withWriteConcern(WriteConcern.MAJORITY.withJournal(true));
        this.name = name;
        this.node = node;
        this.lasts = lasts;
        this.ticker = ticker;
    }

    /** Takes it or keeps it. Its holder writes only once in a third of its term, however often they ask. @return whether this node holds it now */
    public synchronized boolean hold() {
        Document found = leases.find(Filters.eq("_id", name)).first();
        if (found == null) {
            return begin();
        }
        boolean unchanged = found.equals(seen);
        if (!unchanged) {
            see(found, ticker.getAsLong());
        }
        long passed = ticker.getAsLong() - seenAt;
        boolean mine = node.equals(found.getString("owner"));
        if (mine && unchanged && passed < lasts.toNanos() / RENEWALS) {
            return true;
        }
        boolean free = found.getString("owner") == null || passed >= lasts.toNanos();
        return (mine || free) && swap(found, node);
    }

    private void see(Document found, long at) {
        seen = found;
        seenAt = at;
    }

    private boolean begin() {
        Document first = new Document("_id", name).append("owner", node).append("count", 1L);
        long before = ticker.getAsLong();
        try {
            leases.insertOne(first);
            see(first, before);
            return true;
        } catch (MongoWriteException e) {
            if (e.getError().getCategory() == ErrorCategory.DUPLICATE_KEY) {
                return false;
            }
            throw e;
        }
    }

    /** Lets it go, so that nobody has to wait until it has run out. */
    public synchronized void release() {
        Document found = leases.find(Filters.eq("_id", name)).first();
        if (found != null && node.equals(found.getString("owner"))) {
            boolean _ = swap(found, null);
        }
    }

    private boolean swap(Document found, @Nullable String owner) {
        Document next = new Document(found).append("owner", owner).append("count", found.getLong("count") + 1);
        Bson unchanged = Filters.and(Filters.eq("_id", name), Filters.eq("owner", found.getString("owner")), Filters.eq("count", found.getLong("count")));
        long before = ticker.getAsLong();
        boolean swapped = leases.updateOne(unchanged, Updates.combine(Updates.set("owner", owner), Updates.set("count", next.getLong("count")))).getMatchedCount() == 1;
        if (swapped) {
            see(next, before);
        }
        return swapped;
    }
}
