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
 * counts it up, and who sees the same count for as long as it lasts, by the time that passes for them, takes it over by compare-and-set. Whoever holds
 * it saves the others work; that nothing is done twice is never left to it.
 */
public final class Lease {
    /** Name of the collection. */
    public static final String COLLECTION = "leases";

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

    /** Takes it or keeps it. @return whether this node holds it now */
    public synchronized boolean hold() {
        Document found = leases.find(Filters.eq("_id", name)).first();
        if (found == null) {
            return begin();
        }
        if (!found.equals(seen)) {
            seen = found;
            seenAt = ticker.getAsLong();
        }
        boolean mine = node.equals(found.getString("owner"));
        boolean free = found.getString("owner") == null || ticker.getAsLong() - seenAt >= lasts.toNanos();
        return (mine || free) && swap(found, node);
    }

    private boolean begin() {
        try {
            leases.insertOne(new Document("_id", name).append("owner", node).append("count", 1L));
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
        Bson unchanged = Filters.and(Filters.eq("_id", name), Filters.eq("owner", found.getString("owner")), Filters.eq("count", found.getLong("count")));
        return leases.updateOne(unchanged, Updates.combine(Updates.set("owner", owner), Updates.set("count", found.getLong("count") + 1))).getMatchedCount() == 1;
    }
}
