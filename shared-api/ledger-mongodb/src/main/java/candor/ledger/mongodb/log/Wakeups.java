package candor.ledger.mongodb.log;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Calls whoever waits for new blocks. */
public final class Wakeups {

    private static final Logger LOG = LoggerFactory.getLogger(Wakeups.class);

    private final Map<Object, Runnable> waiting = new ConcurrentHashMap<>();
    /** Not yet answered; whoever raises it from 0 has them answered. */
    private final AtomicInteger rings = new AtomicInteger();

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
        // A waiting processor may do more than note the call, and the appender must not wait for it.
        if (!waiting.isEmpty() && rings.getAndIncrement() == 0) {
            Thread.ofVirtual().start(this::answer);
        }
    }

    /** Rings that come while somebody is being called are answered together by one more round. */
    private void answer() {
        int answered;
        do {
            answered = rings.get();
            waiting.values().forEach(Wakeups::call);
        } while (rings.addAndGet(-answered) != 0);
    }

    private static void call(Runnable callback) {
        try {
            callback.run();
        } catch (RuntimeException | Error e) {
            // Whatever it is, the others are called, and this one again with the next block.
            LOG.warn("a stream could not be woken up", e);
        }
    }
}
