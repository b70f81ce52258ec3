package candor.platform.command;

import candor.DomainCommand;
import candor.RuleViolation;
import candor.ledger.mongodb.IdempotencyConflict;
import candor.ledger.mongodb.StaleView;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;

/** Counts and times every command by its name and outcome: {@code candor.commands}; counts those under way: {@code candor.commands.in.flight}. */
public final class MeasuredCommandPort implements CommandPort {
    private final CommandPort next;
    private final MeterRegistry meters;
    private final AtomicInteger inFlight;

    public MeasuredCommandPort(CommandPort next, MeterRegistry meters) {
        this.next = next;
        this.meters = meters;
        this.inFlight = Objects.requireNonNull(meters.gauge("candor.commands.in.flight", new AtomicInteger()));
    }

    @Override
    public Accepted issue(DomainCommand command, Issuance issuance) {
        Timer.Sample sample = Timer.start(meters);
        inFlight.incrementAndGet();
        String outcome = "failed";
        try {
            Accepted accepted = next.issue(command, issuance);
            outcome = "accepted";
            return accepted;
        } catch (RuleViolation | StaleView | IdempotencyConflict refused) {
            outcome = "refused";
            throw refused;
        } finally {
            inFlight.decrementAndGet();
            sample.stop(meters.timer("candor.commands", "command", CommandName.of(command.getClass()).kebab(), "outcome", outcome));
        }
    }
}
