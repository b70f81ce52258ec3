package candor.platform.health;

import candor.ledger.mongodb.LedgerState;
import candor.ledger.mongodb.MongoLedger;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;

/** Figures about the ledger as a whole. */
final class LedgerMeters implements MeterBinder {
    private final MongoLedger ledger;

    LedgerMeters(MongoLedger ledger) {
        this.ledger = ledger;
    }

    @Override
    public void bindTo(MeterRegistry meters) {
        Gauge.builder("candor.ledger.entries", ledger, open -> open.reader().head().size()).description("entries in the ledger").register(meters);
        Gauge.builder("candor.ledger.checkpoint.entries", ledger, LedgerMeters::covered).description("entries covered by the latest signed checkpoint").register(meters);
        Gauge.builder("candor.ledger.running", ledger, open -> open.state() instanceof LedgerState.Running ? 1 : 0).description("1 while the ledger takes entries").register(meters);
    }

    private static double covered(MongoLedger ledger) {
        return ledger.reader().latestCheckpoint().map(signed -> (double) signed.checkpoint().size()).orElse(0.0);
    }
}
