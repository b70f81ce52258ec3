package candor.ledger.mongodb.vault;

import candor.ledger.mongodb.CorruptLedger;
import com.mongodb.MongoException;
import com.mongodb.ReadConcern;
import com.mongodb.WriteConcern;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.ReplaceOptions;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.bson.Document;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sweeps abandoned rows now and then, in every process that appends. It needs no lease: which rows are abandoned follows from stored
 * facts that no longer change after a day, so two sweeps at once find the same rows, and deleting one twice deletes it once.
 */
public final class SweepTimer implements AutoCloseable {

    /** Not while a process starts. */
    static final Duration FIRST = Duration.ofMinutes(10);
    /** A row is abandoned for a day before it goes; an hour more or less does not matter. */
    static final Duration INTERVAL = Duration.ofHours(1);

    private static final Logger LOG = LoggerFactory.getLogger(SweepTimer.class);
    private static final String ID = "vault";
    private static final String UNTIL = "until";

    private final ScheduledExecutorService scheduler = Executors.newSingleThreadScheduledExecutor(
            task -> Thread.ofPlatform().name("candor-sweep").daemon().unstarted(task));
    private final Sweep sweep;
    private final MongoCollection<Document> progress;
    private final Consumer<CorruptLedger> onCorrupt;

    /** @param onCorrupt halts the appender; told once */
    public SweepTimer(MongoDatabase database, Sweep sweep, Consumer<CorruptLedger> onCorrupt) {
        this(database, sweep, onCorrupt, FIRST, INTERVAL);
    }

    SweepTimer(MongoDatabase database, Sweep sweep, Consumer<CorruptLedger> onCorrupt, Duration first, Duration interval) {
        this.sweep = sweep;
        this.onCorrupt = onCorrupt;
        this.progress = database.getCollection("sweeps").withReadConcern(ReadConcern.MAJORITY).withWriteConcern(WriteConcern.MAJORITY.withJournal(true));
        scheduler.scheduleWithFixedDelay(this::run, first.toNanos(), interval.toNanos(), TimeUnit.NANOSECONDS);
    }

    private void run() {
        try {
            Sweep.Swept swept = sweep.run(since());
            progress.replaceOne(Filters.eq("_id", ID), new Document("_id", ID).append(UNTIL, Date.from(swept.until())), new ReplaceOptions().upsert(true));
            if (swept.removed() > 0) {
                LOG.info("{} sealed rows that no entry commits to were removed", swept.removed());
            }
        } catch (CorruptLedger e) {
            LOG.error("Nothing is swept any more: {}", e.getMessage());
            scheduler.shutdown();
            onCorrupt.accept(e);
        } catch (MongoException | IllegalStateException e) {
            LOG.warn("Abandoned rows could not be swept this time ({}); it is tried again", e.getClass().getSimpleName());
        }
    }

    /** Where the last sweep ended, whichever process did it. */
    private Instant since() {
        Document last = progress.find(Filters.eq("_id", ID)).first();
        return last == null ? Instant.EPOCH : last.getDate(UNTIL).toInstant();
    }

    /** Stops; a sweep that is under way ends first, or is left to the next process. */
    @Override
    public void close() {
        scheduler.shutdown();
        try {
            if (!scheduler.awaitTermination(5, TimeUnit.SECONDS)) {
                scheduler.shutdownNow();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
