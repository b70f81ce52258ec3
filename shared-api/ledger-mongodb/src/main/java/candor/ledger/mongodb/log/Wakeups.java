package candor.ledger.mongodb.log;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Calls whoever waits for new blocks. */
public final class Wakeups {

    private static final Logger LOG = LoggerFactory.getLogger(Wakeups.class);

    private final Map<Object, Runnable> waiting = new ConcurrentHashMap<>();

    /** Calls this, from now on, whenever there are new blocks; it returns at once and may be called from any thread. */
    public void add(Object owner, Runnable callback) {
        waiting.put(owner, callback);
    }

    /** @return whether it was there */
    public boolean remove(Object owner) {
        return waiting.remove(owner) != null;
    }

    /** Whether nobody waits. */
    public boolean isEmpty() {
        return waiting.isEmpty();
    }

    void ring() {
        if (!waiting.isEmpty()) {
            // A waiting processor may do more than note the call, and the appender must not wait for it.
            Thread.ofVirtual().start(() -> waiting.values().forEach(Wakeups::call));
        }
    }

    private static void call(Runnable callback) {
        try {
            callback.run();
        } catch (RuntimeException e) {
            LOG.warn("a stream could not be woken up", e);
        }
    }
}
