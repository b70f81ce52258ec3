package candor.platform.command;

import candor.DomainCommand;
import candor.RuleViolation;
import candor.ledger.mongodb.IdempotencyConflict;
import candor.ledger.mongodb.StaleView;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;

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
        return measured(command, started(), () -> next.issue(command, issuance));
    }

    @Override
    public Begun begin(DomainCommand command, Issuance issuance) {
        Timer.Sample sample = started();
        Begun begun = next.begin(command, issuance);
        return () -> measured(command, sample, begun::await);
    }

    private Timer.Sample started() {
        inFlight.incrementAndGet();
        return Timer.start(meters);
    }

    private Accepted measured(DomainCommand command, Timer.Sample sample, Supplier<Accepted> outcomeOf) {
        String outcome = "failed";
        try {
            Accepted accepted = outcomeOf.get();
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
