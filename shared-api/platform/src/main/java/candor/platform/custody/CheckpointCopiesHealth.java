package candor.platform.custody;

import candor.ledger.mongodb.witness.CopyState;
import java.util.Optional;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;

/** Whether copies of checkpoints get out. Not part of readiness: a mail server that is away cannot take the ledger out of service. */
final class CheckpointCopiesHealth implements HealthIndicator {
    private final CheckpointCopies copies;

    CheckpointCopiesHealth(CheckpointCopies copies) {
        this.copies = copies;
    }

    @Override
    public Health health() {
        Optional<CopyState> state = copies.state();
        Health.Builder health = state.flatMap(CopyState::trouble).isPresent() ? Health.down() : Health.up();
        state.ifPresent(known -> {
            health.withDetail("copiedEntries", known.size());
            known.at().ifPresent(at -> health.withDetail("copiedAt", at.toString()));
            known.trouble().ifPresent(trouble -> health.withDetail("trouble", trouble));
        });
        return health.build();
    }
}
