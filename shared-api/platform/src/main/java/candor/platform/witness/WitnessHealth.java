package candor.platform.witness;

import candor.ledger.mongodb.witness.StampState;
import candor.ledger.mongodb.witness.WitnessState;
import java.util.Map;
import java.util.TreeMap;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;

/**
 * How it stands with the witnesses. Not part of readiness: a witness that is away, or that disputes the log without proof, cannot take
 * it out of service. One that proves another history halts the ledger, which is.
 */
final class WitnessHealth implements HealthIndicator {
    private final Witnesses witnesses;
    private final TimeStamps timeStamps;

    WitnessHealth(Witnesses witnesses, TimeStamps timeStamps) {
        this.witnesses = witnesses;
        this.timeStamps = timeStamps;
    }

    @Override
    public Health health() {
        Health.Builder health = witnesses.states().stream().anyMatch(WitnessState::disputed) ? Health.down() : Health.up();
        witnesses.states().forEach(state -> health.withDetail(state.name(), details(state)));
        timeStamps.state().ifPresent(state -> health.withDetail("time-stamping authority", details(state)));
        return health.build();
    }

    private static Map<String, Object> details(StampState state) {
        Map<String, Object> details = new TreeMap<>(Map.of("stampedEntries", state.size()));
        state.at().ifPresent(at -> details.put("stampedAt", at.toString()));
        state.trouble().ifPresent(trouble -> details.put("trouble", trouble));
        return details;
    }

    private static Map<String, Object> details(WitnessState state) {
        Map<String, Object> details = new TreeMap<>(Map.of("cosignedEntries", state.size(), "counts", state.counts(), "disputed", state.disputed()));
        state.at().ifPresent(at -> details.put("cosignedAt", at.toString()));
        state.trouble().ifPresent(trouble -> details.put("trouble", trouble));
        return details;
    }
}
