package candor.platform.health;

import candor.ledger.mongodb.LedgerState;
import candor.ledger.mongodb.MongoLedger;
import candor.platform.store.MongoStore;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;

/** Figures about the ledger and its store as a whole. */
final class LedgerMeters implements MeterBinder {
    private final MongoLedger ledger;
    private final MongoStore store;

    LedgerMeters(MongoLedger ledger, MongoStore store) {
        this.ledger = ledger;
        this.store = store;
    }

    @Override
    public void bindTo(MeterRegistry meters) {
        Gauge.builder("candor.ledger.entries", ledger, open -> open.reader().head().size()).description("entries in the ledger").register(meters);
        Gauge.builder("candor.ledger.checkpoint.entries", ledger, LedgerMeters::covered).description("entries covered by the latest signed checkpoint").register(meters);
        Gauge.builder("candor.ledger.running", ledger, open -> open.state() instanceof LedgerState.Running ? 1 : 0).description("1 while the ledger takes entries").register(meters);
        Gauge.builder("candor.store.healthy", store, open -> open.failure().get().isEmpty() ? 1 : 0).description("0 once the store itself has stopped").register(meters);
        FunctionCounter.builder("candor.append.groups", ledger, open -> open.load().groups()).description("groups of commands that went into blocks together").register(meters);
        FunctionCounter.builder("candor.append.commands", ledger, open -> open.load().commands()).description("commands in those groups: divided by the groups, the mean group size").register(meters);
        Gauge.builder("candor.append.group.size.last", ledger, open -> open.load().lastGroup()).description("commands in the latest group").register(meters);
        Gauge.builder("candor.append.waiting", ledger, open -> open.load().waiting()).description("commands that wait for their block").register(meters);
    }

    private static double covered(MongoLedger ledger) {
        return ledger.reader().latestCheckpoint().map(signed -> (double) signed.checkpoint().size()).orElse(0.0);
    }
}
