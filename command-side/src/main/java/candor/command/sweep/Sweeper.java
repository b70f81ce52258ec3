package candor.command.sweep;

import candor.platform.RepeatedWork;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Looks every second for what of one kind has become due and hands it on, on the one node that holds the lease. */
public final class Sweeper implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Sweeper.class);
    private static final Duration LOOK_AGAIN = Duration.ofSeconds(1);
    private static final Duration TRY_AGAIN = Duration.ofMinutes(15);

    /** In one pass; what is left is looked at in the next one, at once. */
    static final int MOST = 10_000;

    private final DueTable table;
    private final Lease lease;
    private final DueHandler handler;
    private final InstantSource clock;
    private final int most;
    private final Map<String, Long> putOff = new HashMap<>();
    private final RepeatedWork work;

    public Sweeper(DueTable table, Lease lease, DueHandler handler, InstantSource clock) {
        this(table, lease, handler, clock, MOST);
    }

    Sweeper(DueTable table, Lease lease, DueHandler handler, InstantSource clock, int most) {
        this.most = most;
        this.table = table;
        this.lease = lease;
        this.handler = handler;
        this.clock = clock;
        this.work = new RepeatedWork("candor-sweeper-" + handler.kind(), Duration.ZERO, LOOK_AGAIN, this::round);
    }

    public void start() {
        work.start();
    }

    @Override
    public void close() {
        work.close();
        if (work.isOver()) {
            letGo();
        }
    }

    private void round() {
        if (sweep()) {
            work.wake();
        }
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

    /** One pass. @return whether something may be left */
    boolean pass() {
        long now = System.nanoTime();
        putOff.values().removeIf(until -> until - now <= 0);
        // What is put off waits longest and comes first: it must not keep what comes behind it from being found.
        List<Due> due = table.due(handler.kind(), clock.instant(), most + putOff.size()).stream().filter(one -> !putOff.containsKey(id(one))).limit(most).toList();
        if (!due.isEmpty()) {
            Set<String> unsettled = handler.handle(due);
            due.forEach(one -> putOff.put(id(one), now + after(unsettled.contains(one.key()))));
        }
        return due.size() == most;
    }

    /** What was settled leaves the table with the next events; until then it need not be asked again. */
    private static long after(boolean unsettled) {
        return (unsettled ? TRY_AGAIN : Duration.ofMinutes(1)).toNanos();
    }

    private static String id(Due one) {
        return one.key() + "/" + one.at();
    }
}
