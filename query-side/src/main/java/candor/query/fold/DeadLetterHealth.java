package candor.query.fold;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;

/** How many events are parked: a detail of health and {@code candor.dead.letters}. The pages stand all the same, so it is up. */
final class DeadLetterHealth implements HealthIndicator, MeterBinder {
    private final DeadLetters letters;

    DeadLetterHealth(DeadLetters letters) {
        this.letters = letters;
    }

    @Override
    public Health health() {
        return Health.up().withDetail("parked", letters.count()).build();
    }

    @Override
    public void bindTo(MeterRegistry meters) {
        Gauge.builder("candor.dead.letters", letters, DeadLetters::count)
                .description("events that some read model could not take, or that wait behind such a one; candor dead-letters lists them")
                .register(meters);
    }
}
