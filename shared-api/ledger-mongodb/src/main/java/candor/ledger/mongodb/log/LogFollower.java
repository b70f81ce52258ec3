package candor.ledger.mongodb.log;

import com.mongodb.MongoException;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Looks for blocks of other processes while somebody waits for them, less often the longer there are none. */
public final class LogFollower implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(LogFollower.class);
    private static final int LONGEST = 5;

    private final Log log;
    private final long shortest;
    private final Thread thread;
    private volatile boolean closed;

    /** @param interval first interval; it grows to five times as long */
    public LogFollower(Log log, Duration interval) {
        this.log = log;
        this.shortest = interval.toNanos();
        this.thread = Thread.ofPlatform().name("candor-log-follower").daemon().start(this::follow);
    }

    @Override
    public void close() {
        closed = true;
        LockSupport.unpark(thread);
    }

    private void follow() {
        long pause = shortest;
        while (!closed) {
            LockSupport.parkNanos(this, pause);
            pause = !closed && look() ? shortest : Math.min(pause + shortest, shortest * LONGEST);
        }
    }

    private boolean look() {
        if (log.wakeups().isEmpty()) {
            return false;
        }
        long before = log.head().block();
        try {
            return log.refresh().block() > before;
        } catch (MongoException | IllegalStateException e) {
            LOG.debug("could not look for new blocks: {}", e.getClass().getSimpleName());
            return false;
        } catch (RuntimeException e) {
            LOG.error("looking for new blocks failed", e);
            return false;
        }
    }
}
