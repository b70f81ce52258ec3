package candor.ledger.mongodb.erasure;

import candor.ledger.mongodb.keys.KeyRing;
import candor.ledger.mongodb.log.Log;
import com.mongodb.MongoException;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Shows that this process lives and how far it has read, so that erasures can wait for it; reads on even where nobody else does. */
public final class Pulse implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Pulse.class);

    private final Log log;
    private final Passings passings;
    private final KeyRing keys;
    private final String process = "process-" + UUID.randomUUID();
    private final Thread thread;
    private volatile boolean closed;

    public Pulse(Log log, Passings passings, KeyRing keys) {
        this.keys = keys;
        this.log = log;
        this.passings = passings;
        beat();
        this.thread = Thread.ofPlatform().name("candor-pulse").daemon().start(this::run);
    }

    @Override
    public void close() {
        closed = true;
        LockSupport.unpark(thread);
        try {
            thread.join(Passings.PULSE.multipliedBy(5));
            passings.processEnds(process);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (MongoException | IllegalStateException e) {
            LOG.debug("could not say that this process ends: {}", e.getClass().getSimpleName());
        }
    }

    private void run() {
        while (!closed) {
            LockSupport.parkNanos(this, Passings.PULSE.toNanos());
            if (!closed) {
                beat();
            }
        }
    }

    private void beat() {
        try {
            keys.refresh();
            passings.processPassed(process, log.refresh().size() - 1, keys.epoch());
        } catch (RuntimeException e) {
            LOG.debug("could not say that this process lives: {}", e.getClass().getSimpleName());
        }
    }
}
