package candor.ledger.mongodb.log;

import candor.ledger.mongodb.CorruptLedger;
import candor.ledger.mongodb.LedgerState;
import java.util.concurrent.atomic.AtomicReference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The ledger's state; once halted, it stays halted. */
public final class LedgerHealth {

    private static final Logger LOG = LoggerFactory.getLogger(LedgerHealth.class);
    private static final LedgerState RUNNING = new LedgerState.Running();

    private final AtomicReference<LedgerState> state = new AtomicReference<>(RUNNING);

    public LedgerState state() {
        return state.get();
    }

    /** Whether nothing may be appended any more. */
    public boolean halted() {
        return state.get() instanceof LedgerState.Halted;
    }

    /** The last attempt succeeded. */
    public void running() {
        if (state.get() != RUNNING) {
            state.updateAndGet(old -> old instanceof LedgerState.Halted ? old : RUNNING);
            LOG.info("the ledger takes entries again");
        }
    }

    /** The last attempt failed in a way that may pass. */
    public void waiting(String reason) {
        LedgerState old = state.getAndUpdate(current -> current instanceof LedgerState.Halted ? current : new LedgerState.Waiting(reason));
        if (old == RUNNING) {
            LOG.warn("the ledger takes no entries for now: {}", reason);
        }
    }

    /** The log contradicts itself: stops appending for good and hands the error back. */
    public CorruptLedger halt(CorruptLedger corrupt) {
        String reason = String.valueOf(corrupt.getMessage());
        LedgerState old = state.getAndSet(new LedgerState.Halted(reason));
        if (!(old instanceof LedgerState.Halted)) {
            LOG.error("the ledger has halted: {}", reason, corrupt);
        }
        return corrupt;
    }
}
