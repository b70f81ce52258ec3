package candor.ledger.mongodb.witness;

import candor.ledger.mongodb.SignedCheckpoint;
import candor.ledger.mongodb.checkpoint.CheckpointConflict;
import candor.ledger.mongodb.checkpoint.CheckpointStore;
import candor.ledger.mongodb.checkpoint.CheckpointStore.Numbered;
import candor.ledger.note.Checkpoint;
import candor.ledger.timestamp.TimeAuthorities;
import candor.ledger.timestamp.TimeAuthorityClient;
import candor.ledger.timestamp.Timestamp;
import candor.ledger.timestamp.UntrustedTimestamp;
import com.mongodb.MongoException;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Has new checkpoints stamped by a time-stamping authority, at most one in each interval, on a thread of its own. A stamp that the
 * given certificates do not stand behind is not kept.
 */
public final class Stamping implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Stamping.class);

    private final CheckpointStore store;
    private final TimeAuthorityClient client;
    private final Optional<TimeAuthorities> trusted;
    private final ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor(Thread.ofPlatform().daemon().name("candor-timestamps").factory());
    private volatile StampState state = StampState.NONE;

    /** @param trusted who must stand behind a stamp; empty to keep any */
    public Stamping(CheckpointStore store, TimeAuthorityClient client, Optional<TimeAuthorities> trusted) {
        this.store = store;
        this.client = client;
        this.trusted = trusted;
    }

    /** Begins to ask. @param interval between two stamps at least */
    public Stamping start(Duration interval) {
        thread.scheduleWithFixedDelay(this::stamp, 0, interval.toNanos(), TimeUnit.NANOSECONDS);
        return this;
    }

    /** How it stands. */
    public StampState state() {
        return state;
    }

    private void stamp() {
        try {
            Optional<SignedCheckpoint> newest = store.latest().map(Numbered::signed).filter(signed -> signed.checkpoint().size() > state.size());
            if (newest.isPresent()) {
                state = stamped(newest.get().checkpoint());
            }
        } catch (IOException | UntrustedTimestamp | CheckpointConflict | MongoException e) {
            LOG.warn("No time-stamp this time: {}", e.getMessage());
            state = state.troubled(String.valueOf(e.getMessage()));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException e) {
            LOG.error("No time-stamp this time", e);
            state = state.troubled("it failed (" + e.getClass().getSimpleName() + ")");
        }
    }

    /** One that was stamped before the start is not stamped again. */
    private StampState stamped(Checkpoint checkpoint) throws IOException, InterruptedException {
        Optional<Timestamp> there = store.timestamp(checkpoint.size());
        if (there.isPresent()) {
            return new StampState(checkpoint.size(), there.map(Timestamp::at), Optional.empty());
        }
        Timestamp stamp = client.stamp(checkpoint);
        Instant at = trusted.map(authorities -> authorities.verify(stamp, checkpoint)).orElseGet(stamp::at);
        store.addTimestamp(checkpoint.size(), stamp);
        return new StampState(checkpoint.size(), Optional.of(at), Optional.empty());
    }

    @Override
    public void close() {
        thread.shutdownNow();
        client.close();
        try {
            if (!thread.awaitTermination(5, TimeUnit.SECONDS)) {
                LOG.warn("A time-stamp is still being asked for while the ledger closes");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
