package candor.command.request;

import candor.ledger.mongodb.erasure.ErasureSequence;
import candor.ledger.mongodb.erasure.Erasures;
import candor.platform.RepeatedWork;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Carries out what is written down, again and again until it is at its end: what fails or has to wait is tried again shortly. */
final class ErasureWorker implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(ErasureWorker.class);
    private static final Duration LOOK_AGAIN = Duration.ofMillis(500);

    private final Erasures erasures;
    private final ErasureSequence sequence;
    private final RepeatedWork work = new RepeatedWork("candor-erasures", Duration.ZERO, LOOK_AGAIN, this::advanceAll);

    ErasureWorker(Erasures erasures, ErasureSequence sequence) {
        this.erasures = erasures;
        this.sequence = sequence;
    }

    void start() {
        work.start();
    }

    /** There may be something new. */
    void wake() {
        work.wake();
    }

    @Override
    public void close() {
        work.close();
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
