package candor.command.request;

import candor.ledger.mongodb.erasure.ErasureSequence;
import candor.ledger.mongodb.erasure.Erasures;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Carries out what is written down, again and again until it is at its end: what fails or has to wait is tried again shortly. */
final class ErasureWorker implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(ErasureWorker.class);
    private static final Duration LOOK_AGAIN = Duration.ofMillis(500);

    private final Erasures erasures;
    private final ErasureSequence sequence;
    private final Semaphore wake = new Semaphore(0);
    private final Thread thread;
    private volatile boolean closed;

    ErasureWorker(Erasures erasures, ErasureSequence sequence) {
        this.erasures = erasures;
        this.sequence = sequence;
        this.thread = Thread.ofPlatform().name("candor-erasures").daemon().unstarted(this::run);
    }

    void start() {
        thread.start();
    }

    /** There may be something new. */
    void wake() {
        wake.release();
    }

    @Override
    public void close() {
        closed = true;
        wake();
        try {
            boolean _ = !thread.isAlive() || thread.join(Duration.ofSeconds(10));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void run() {
        while (!closed) {
            advanceAll();
            try {
                boolean _ = wake.tryAcquire(LOOK_AGAIN.toMillis(), TimeUnit.MILLISECONDS);
                wake.drainPermits();
            } catch (InterruptedException e) {
                return;
            }
        }
    }

    /** The name of what was thrown only: its text could hold anything. */
    @SuppressWarnings("PMD.AvoidCatchingGenericException")
    private void advanceAll() {
        try {
            for (Erasures.Progress progress : erasures.unfinished()) {
                advance(progress);
            }
        } catch (RuntimeException e) {
            LOG.warn("the erasures cannot be looked at and are tried again: {}", e.getClass().getName());
        }
    }

    @SuppressWarnings("PMD.AvoidCatchingGenericException")
    private void advance(Erasures.Progress progress) {
        try {
            boolean _ = sequence.advance(progress.erasure().request());
        } catch (RuntimeException e) {
            LOG.warn("an erasure did not get beyond {} and is tried again: {}", progress.step(), e.getClass().getName());
        }
    }
}
