package candor.query.fold;

import candor.ledger.mongodb.LedgerReader;
import candor.query.Projected;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;

/** How far the pages are behind the ledger: {@code candor.projection.lag.entries}. */
final class ProjectionLag implements MeterBinder {
    private final LedgerReader ledger;
    private final Projected projected;

    ProjectionLag(LedgerReader ledger, Projected projected) {
        this.ledger = ledger;
        this.projected = projected;
    }

    @Override
    public void bindTo(MeterRegistry meters) {
        Gauge.builder("candor.projection.lag.entries", this, ProjectionLag::entries)
                .description("entries of the ledger that the slowest read model does not contain yet")
                .register(meters);
    }

    /** The position is read first: the head may only have moved on since. */
    long entries() {
        long position = projected.position();
        return Math.max(0, ledger.head().size() - 1 - position);
    }
}
