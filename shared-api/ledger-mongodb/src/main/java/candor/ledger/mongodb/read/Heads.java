package candor.ledger.mongodb.read;

import candor.ledger.mongodb.Head;
import candor.ledger.mongodb.log.Log;
import java.time.Duration;

/** How fresh a view of the log's end a reader needs. */
public final class Heads {

    private final Log log;
    private final boolean soleProcess;
    private final long interval;
    private volatile long askedAt;

    /**
     * @param soleProcess nobody else appends: the end is always known
     * @param interval how old a view may be that needs not be exact
     */
    public Heads(Log log, boolean soleProcess, Duration interval) {
        this.log = log;
        this.soleProcess = soleProcess;
        this.interval = interval.toNanos();
        this.askedAt = System.nanoTime() - this.interval;
    }

    /** The end of the log now. */
    public Head now() {
        if (soleProcess) {
            return log.head();
        }
        askedAt = System.nanoTime();
        return log.refresh();
    }

    /** The end of the log, at most one polling interval old. */
    public Head lately() {
        return soleProcess || System.nanoTime() - askedAt < interval ? log.head() : now();
    }
}
