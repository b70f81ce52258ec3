package candor.platform.health;

import candor.ledger.mongodb.LedgerState;
import candor.ledger.mongodb.MongoLedger;
import candor.platform.store.MongoStore;
import java.util.Optional;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;

/** Part of readiness: whether the ledger takes entries, and the sentence why not. */
final class LedgerHealth implements HealthIndicator {
    private final MongoLedger ledger;
    private final MongoStore store;

    LedgerHealth(MongoLedger ledger, MongoStore store) {
        this.ledger = ledger;
        this.store = store;
    }

    @Override
    public Health health() {
        Optional<String> failed = store.failure().get();
        if (failed.isPresent()) {
            return down("store-failed", failed.get());
        }
        return of(ledger.state());
    }

    static Health of(LedgerState state) {
        return switch (state) {
            case LedgerState.Running _ -> Health.up().build();
            case LedgerState.Waiting waiting -> down("waiting", waiting.reason());
            case LedgerState.Halted halted -> down("halted", halted.reason());
        };
    }

    private static Health down(String state, String reason) {
        return Health.outOfService().withDetail("state", state).withDetail("reason", reason).build();
    }
}
