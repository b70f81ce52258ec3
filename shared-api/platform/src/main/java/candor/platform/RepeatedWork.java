package candor.platform;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/**
 * Work that is done in rounds on a thread of its own: after a pause, or at once when it is woken; woken several times before a round begins, it
 * is one round. What a round throws ends the work, so a round catches what is to be tried again.
 */
public final class RepeatedWork implements AutoCloseable {
    /** Longer than a round takes that only looks; a longer one goes on beside whatever ends, on its daemon thread. */
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final Duration first;
    private final Duration pause;
    private final Runnable round;
    private final Semaphore wake = new Semaphore(0);
    private final Thread thread;
    private volatile boolean closed;

    /**
     * Not begun yet.
     *
     * @param name of its thread
     * @param first before the first round
     * @param pause between rounds
     */
    public RepeatedWork(String name, Duration first, Duration pause, Runnable round) {
        this.first = first;
        this.pause = pause;
        this.round = round;
        this.thread = Thread.ofPlatform().name(name).daemon().unstarted(this::run);
    }

    /** Begins; to be called once. */
    public void start() {
        thread.start();
    }

    /** There may be something to do. */
    public void wake() {
        wake.release();
    }

    /** No round begins any more; waits a while for the one that is under way. */
    @Override
    public void close() {
        closed = true;
        wake();
        try {
            boolean _ = !thread.isAlive() || thread.join(PATIENCE);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Whether no round is under way and none begins any more. */
    public boolean isOver() {
        return closed && !thread.isAlive();
    }

    private void run() {
        for (Duration rest = first; goesOnAfter(rest); rest = pause) {
            round.run();
        }
    }

    private boolean goesOnAfter(Duration rest) {
        try {
            boolean _ = wake.tryAcquire(rest.toMillis(), TimeUnit.MILLISECONDS);
            wake.drainPermits();
            return !closed;
        } catch (InterruptedException stopped) {
            return false;
        }
    }
}
