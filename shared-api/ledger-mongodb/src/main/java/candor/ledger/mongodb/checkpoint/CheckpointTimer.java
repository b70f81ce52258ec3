package candor.ledger.mongodb.checkpoint;

import com.mongodb.MongoException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Signs every few seconds while there are new entries, and once more on closing. */
public final class CheckpointTimer implements AutoCloseable {

    /** Short enough that a witness or an export rarely waits; one signature takes less than a millisecond. */
    public static final Duration INTERVAL = Duration.ofSeconds(3);

    private static final Logger LOG = LoggerFactory.getLogger(CheckpointTimer.class);

    private final ScheduledExecutorService scheduler = Executors.newSingleThreadScheduledExecutor(
            task -> Thread.ofPlatform().name("candor-checkpoints").daemon().unstarted(task));
    private final Checkpointer checkpointer;
    private final Consumer<CheckpointConflict> onConflict;

    /** @param onConflict halts the appender; told once */
    public CheckpointTimer(Checkpointer checkpointer, Duration interval, Consumer<CheckpointConflict> onConflict) {
        this.checkpointer = checkpointer;
        this.onConflict = onConflict;
        scheduler.scheduleWithFixedDelay(this::sign, interval.toNanos(), interval.toNanos(), TimeUnit.NANOSECONDS);
    }

    private void sign() {
        try {
            checkpointer.sign();
        } catch (CheckpointConflict e) {
            LOG.error("No checkpoint can be signed any more: {}", e.getMessage());
            scheduler.shutdown();
            onConflict.accept(e);
        } catch (MongoException | UncheckedIOException | IllegalStateException e) {
            LOG.warn("No checkpoint could be signed this time; it is tried again", e);
        }
    }

    /** Stops, and signs what is new. */
    @Override
    public void close() {
        boolean running = !scheduler.isShutdown();
        scheduler.shutdown();
        try {
            if (!scheduler.awaitTermination(30, TimeUnit.SECONDS)) {
                LOG.warn("A checkpoint is still being signed while the ledger closes");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        if (running) {
            sign();
        }
    }
}
