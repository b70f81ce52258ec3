package candor.ledger.mongodb.witness;

import candor.ledger.mongodb.checkpoint.CheckpointConflict;
import candor.ledger.mongodb.checkpoint.CheckpointStore;
import candor.ledger.mongodb.checkpoint.CheckpointStore.Numbered;
import candor.ledger.mongodb.witness.CopyRecord.Copy;
import candor.ledger.mongodb.witness.DueCopies.Due;
import candor.ledger.mongodb.witness.Outside.NotHandedOver;
import com.mongodb.MongoException;
import com.mongodb.client.MongoDatabase;
import java.time.Duration;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Hands copies of checkpoints to somebody outside, on a thread of its own: nothing that is appended waits for it. Each is handed over
 * at most once, by whichever process and after whatever crash; one that surely did not get there is tried again.
 */
public final class Copying implements AutoCloseable {

    /** Between two looks at what is due, and so between two attempts. */
    public static final Duration INTERVAL = Duration.ofMinutes(1);

    private static final Logger LOG = LoggerFactory.getLogger(Copying.class);

    private final CheckpointStore store;
    private final CopyRecord copies;
    private final DueCopies due;
    private final Outside outside;
    private final ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor(Thread.ofPlatform().daemon().name("candor-checkpoint-copies").factory());
    private volatile CopyState state = CopyState.NONE;
    private boolean begun;

    Copying(CheckpointStore store, CopyRecord copies, DueCopies due, Outside outside) {
        this.store = store;
        this.copies = copies;
        this.due = due;
        this.outside = outside;
    }

    /**
     * Of the log with these checkpoints.
     *
     * @param database where it is remembered what was handed over
     * @param zone in which a day ends
     */
    public static Copying of(CheckpointStore store, MongoDatabase database, Outside outside, InstantSource clock, ZoneId zone) {
        return new Copying(store, new CopyRecord(database, clock), new DueCopies(clock, zone), outside);
    }

    /** Begins to look. @param interval between two looks */
    public Copying start(Duration interval) {
        thread.scheduleWithFixedDelay(this::look, 0, interval.toNanos(), TimeUnit.NANOSECONDS);
        return this;
    }

    /** How it stands. */
    public CopyState state() {
        return state;
    }

    private void look() {
        try {
            begin();
            for (List<Numbered> next = store.after(due.seen()); !next.isEmpty(); next = store.after(due.seen())) {
                next.forEach(due::see);
            }
            for (Optional<Due> next = due.next(); next.isPresent(); next = due.next()) {
                handOver(next.get());
            }
        } catch (NotHandedOver | CheckpointConflict | MongoException e) {
            LOG.warn("No copy of a checkpoint went outside this time: {}", e.getMessage());
            state = state.troubled(String.valueOf(e.getMessage()));
        } catch (RuntimeException e) {
            LOG.error("No copy of a checkpoint went outside this time ({})", e.getClass().getSimpleName());
            state = state.troubled("it failed (" + e.getClass().getSimpleName() + ")");
        }
    }

    /** What was handed over before the start is seen once more, for its keys and its day. */
    private void begin() {
        if (begun) {
            return;
        }
        Optional<Copy> last = copies.latest();
        if (last.isPresent()) {
            due.handedOver(last.get().number());
            store.after(last.get().number() - 1).stream().findFirst().ifPresent(due::see);
            state = last.get().state();
        }
        begun = true;
    }

    private void handOver(Due next) throws NotHandedOver {
        Numbered checkpoint = next.checkpoint();
        if (copies.claim(checkpoint)) {
            try {
                outside.take(checkpoint.signed(), next.occasion());
                copies.settle(checkpoint.number());
                state = copies.latest().map(Copy::state).orElse(state);
            } catch (NotHandedOver e) {
                if (!e.perhapsThere()) {
                    copies.release(checkpoint.number());
                } else {
                    due.handedOver(checkpoint.number());
                }
                throw e;
            }
        }
        due.handedOver(checkpoint.number());
    }

    @Override
    public void close() {
        thread.shutdown();
        try {
            if (!thread.awaitTermination(5, TimeUnit.SECONDS)) {
                LOG.warn("A copy of a checkpoint is still being handed over while the ledger closes");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
