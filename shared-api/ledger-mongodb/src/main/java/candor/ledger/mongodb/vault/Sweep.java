package candor.ledger.mongodb.vault;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.gte;
import static com.mongodb.client.model.Filters.in;
import static com.mongodb.client.model.Filters.lt;
import static com.mongodb.client.model.Projections.include;
import static com.mongodb.client.model.Sorts.ascending;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Date;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.bson.Document;

/**
 * Removes rows that no block commits to: their appender wrote them and then failed, lost a condition or was killed. A row counts as
 * abandoned when it is older than a day, because an appender gives a block up a minute after it wrote the rows.
 */
public final class Sweep {

    /** Younger rows may still be waiting for their block. */
    public static final Duration AGE = Duration.ofHours(24);
    private static final int ROWS_AT_ONCE = 10_000;
    private static final int BATCH = 500;

    private final MongoCollection<Document> rows;
    private final CommittedDigests committed;
    private final InstantSource clock;

    public Sweep(MongoDatabase database, InstantSource clock) {
        this.rows = new VaultRows(database, clock).collection();
        this.committed = new CommittedDigests(database);
        this.clock = clock;
    }

    /**
     * What was done.
     *
     * @param removed number of rows
     * @param until every row older than this has been looked at; where the next sweep may begin
     */
    public record Swept(long removed, Instant until) {}

    /**
     * Looks at the rows from a moment on and removes those that are abandoned.
     *
     * @param since where the last sweep ended; {@link Instant#EPOCH} to look at all
     * @throws candor.ledger.mongodb.CorruptLedger if a block of that time cannot be read; nothing it may commit to is removed
     */
    public Swept run(Instant since) {
        Instant until = clock.instant().minus(AGE);
        long removed = 0;
        List<Document> page = new ArrayList<>();
        for (Document row : rows.find(and(gte(VaultRows.AT, Date.from(since)), lt(VaultRows.AT, Date.from(until))))
                .projection(include(VaultRows.AT)).sort(ascending(VaultRows.AT)).batchSize(1_000)) {
            page.add(row);
            if (page.size() == ROWS_AT_ONCE) {
                removed += sweep(page);
                page.clear();
            }
        }
        return new Swept(removed + (page.isEmpty() ? 0 : sweep(page)), until);
    }

    private long sweep(List<Document> page) {
        Set<String> abandoned = new HashSet<>();
        page.forEach(row -> abandoned.add(row.getString("_id")));
        committed.between(page.getFirst().getDate(VaultRows.AT).toInstant().minus(CommittedDigests.MARGIN), page.getLast().getDate(VaultRows.AT).toInstant().plus(CommittedDigests.MARGIN),
                committed -> abandoned.remove(committed.digest()));
        List<String> digests = List.copyOf(abandoned);
        for (int from = 0; from < digests.size(); from += BATCH) {
            rows.deleteMany(in("_id", digests.subList(from, Math.min(digests.size(), from + BATCH))));
        }
        return digests.size();
    }
}
