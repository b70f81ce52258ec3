package candor.platform.store;

import candor.ledger.mongodb.MongoLedger;
import candor.ledger.mongodb.keys.KeyEpoch;
import candor.ledger.mongodb.vault.EpochTurn;
import candor.platform.RepeatedWork;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/** Begins key epochs when they are due and brings them to their end, on nodes that take commands. */
public final class KeyEpochs implements SmartLifecycle {
    private static final Logger LOG = LoggerFactory.getLogger(KeyEpochs.class);
    private static final Duration LOOK_AGAIN = Duration.ofSeconds(10);
    /** It needs nothing but the ledger, which is open before any phase. */
    private static final int PHASE = 10;

    private final MongoLedger ledger;
    private final Duration length;
    private final boolean acts;
    private final Runnable compact;
    private final AtomicReference<@Nullable RepeatedWork> work = new AtomicReference<>();
    private volatile boolean running;

    /**
     * @param length of an epoch
     * @param acts whether this node may begin and end epochs
     * @param compact puts a destroyed key out of the embedded store's files
     */
    KeyEpochs(MongoLedger ledger, Duration length, boolean acts, Runnable compact) {
        this.ledger = ledger;
        this.length = length;
        this.acts = acts;
        this.compact = compact;
    }

    /** Begins one now, whatever the schedule says. */
    public KeyEpoch begin() {
        KeyEpoch begun = ledger.beginKeyEpoch();
        lookNow();
        return begun;
    }

    /** Looks at once whether something is due, and not only when it is time to look again. */
    void lookNow() {
        RepeatedWork working = work.get();
        if (working != null) {
            working.wake();
        }
    }

    /**
     * When what was erased at a moment is gone from backups too: when the key of that time's epoch was or will be destroyed.
     *
     * @return an instant in UTC, in the past if it has happened
     */
    public Instant finalAfter(Instant erased) {
        List<KeyEpoch> epochs = ledger.keyEpochs();
        KeyEpoch then = epochs.stream().filter(epoch -> !epoch.opened().isAfter(erased)).reduce((_, later) -> later).orElse(epochs.getFirst());
        if (then.destroyed() != null) {
            return then.destroyed();
        }
        boolean isOver = then.number() < epochs.getLast().number();
        return (isOver ? epochs.getLast().opened() : then.opened().plus(length)).plus(EpochTurn.GRACE);
    }

    @Override
    public void start() {
        running = true;
        if (acts) {
            EpochTurn turn = ledger.epochTurn();
            RepeatedWork begun = new RepeatedWork("candor-key-epochs", Duration.ZERO, LOOK_AGAIN, () -> advance(turn));
            work.set(begun);
            begun.start();
        }
    }

    @Override
    public void stop() {
        running = false;
        RepeatedWork working = work.getAndSet(null);
        if (working != null) {
            working.close();
        }
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    @Override
    public int getPhase() {
        return PHASE;
    }

    @SuppressWarnings("PMD.AvoidCatchingGenericException")
    private void advance(EpochTurn turn) {
        try {
            if (turn.beginAfter(length)) {
                LOG.info("a new key epoch begins");
            }
            List<Integer> ended = turn.advance();
            if (!ended.isEmpty()) {
                compact.run();
                LOG.info("the keys of the epochs {} are destroyed: backups of that time no longer hold what was erased since", ended);
            }
        } catch (RuntimeException e) {
            LOG.warn("a key epoch cannot be brought to its end and is tried again: {}", e.getClass().getName());
        }
    }
}
