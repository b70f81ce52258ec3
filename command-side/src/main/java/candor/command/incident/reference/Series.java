package candor.command.incident.reference;

import java.util.UUID;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** The numbers of one kind of incident and one year, as this process knows them. */
final class Series {
    private final Semaphore free = new Semaphore(1, true);
    private long next = 1;
    private @Nullable Promise promised;

    /**
     * A number whose declaration is queued and not yet durable.
     *
     * @param command the declaration
     */
    record Promise(long number, UUID command) {}

    /** @return false if the turn did not come within the time */
    boolean awaitTurn(long seconds) throws InterruptedException {
        return free.tryAcquire(seconds, TimeUnit.SECONDS);
    }

    void endTurn() {
        free.release();
    }

    /** A number below which all are taken; perhaps it is, too. */
    synchronized long next() {
        return next;
    }

    /** The highest number on its way; null when there is none. */
    synchronized @Nullable Promise promised() {
        return promised;
    }

    synchronized void promise(Promise latest) {
        if (latest.number() >= next) {
            promised = latest;
        }
    }

    /** It is durable. */
    synchronized void taken(long number) {
        next = Math.max(next, number + 1);
        if (promised != null && promised.number() <= number) {
            promised = null;
        }
    }

    /** Its declaration failed, and so will all that were promised behind it. */
    synchronized void givenUp(long number) {
        if (promised != null && promised.number() >= number) {
            promised = null;
        }
    }
}
