package candor.command.sweep;

import java.time.Duration;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Looks every second for what has become due and hands it on, on the one node that holds the lease. */
public final class Sweeper implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Sweeper.class);
    private static final Duration LOOK_AGAIN = Duration.ofSeconds(1);
    private static final Duration TRY_AGAIN = Duration.ofMinutes(15);

    /** In one pass; what is left is looked at in the next one, at once. */
    static final int MOST = 10_000;

    private final DueTable table;
    private final Lease lease;
    private final List<DueHandler> handlers;
    private final InstantSource clock;
    private final Map<String, Long> putOff = new HashMap<>();
    private final Semaphore wake = new Semaphore(0);
    private final Thread thread;
    private volatile boolean closed;

    public Sweeper(DueTable table, Lease lease, List<DueHandler> handlers, InstantSource clock) {
        this.table = table;
        this.lease = lease;
        this.handlers = List.copyOf(handlers);
        this.clock = clock;
        this.thread = Thread.ofPlatform().name("candor-sweeper").daemon().unstarted(this::run);
    }

    public void start() {
        thread.start();
    }

    @Override
    public void close() {
        closed = true;
        wake.release();
        try {
            boolean _ = !thread.isAlive() || thread.join(Duration.ofSeconds(10));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void run() {
        while (!closed) {
            try {
                boolean more = sweep();
                boolean _ = !more && wake.tryAcquire(LOOK_AGAIN.toMillis(), TimeUnit.MILLISECONDS);
            } catch (InterruptedException e) {
                break;
            }
        }
        letGo();
    }

    /** The name of what was thrown only: its text could hold anything. */
    @SuppressWarnings("PMD.AvoidCatchingGenericException")
    private void letGo() {
        try {
            lease.release();
        } catch (RuntimeException e) {
            LOG.info("the lease is left to run out: {}", e.getClass().getName());
        }
    }

    @SuppressWarnings("PMD.AvoidCatchingGenericException")
    private boolean sweep() {
        try {
            return lease.hold() && pass();
        } catch (RuntimeException e) {
            LOG.warn("what is due cannot be looked at and is tried again: {}", e.getClass().getName());
            return false;
        }
    }

    /** One pass over every kind. @return whether something may be left */
    boolean pass() {
        long now = System.nanoTime();
        putOff.values().removeIf(until -> until - now <= 0);
        boolean more = false;
        for (DueHandler handler : handlers) {
            List<Due> found = table.due(handler.kind(), clock.instant(), MOST);
            List<Due> due = found.stream().filter(one -> !putOff.containsKey(id(handler, one))).toList();
            if (!due.isEmpty()) {
                Set<String> unsettled = handler.handle(due);
                due.forEach(one -> putOff.put(id(handler, one), now + after(unsettled.contains(one.key()))));
                more |= found.size() == MOST && unsettled.size() < due.size();
            }
        }
        return more;
    }

    /** What was settled leaves the table with the next events; until then it need not be asked again. */
    private static long after(boolean unsettled) {
        return (unsettled ? TRY_AGAIN : Duration.ofMinutes(1)).toNanos();
    }

    private static String id(DueHandler handler, Due one) {
        return handler.kind() + "/" + one.key() + "/" + one.at();
    }
}
