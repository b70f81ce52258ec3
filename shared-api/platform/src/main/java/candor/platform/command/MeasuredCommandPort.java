package candor.platform.command;

import candor.DomainCommand;
import candor.RuleViolation;
import candor.ledger.mongodb.IdempotencyConflict;
import candor.ledger.mongodb.StaleView;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;

/** Counts and times every command by its name and outcome: {@code candor.commands}. */
public final class MeasuredCommandPort implements CommandPort {
    private final CommandPort next;
    private final MeterRegistry meters;

    public MeasuredCommandPort(CommandPort next, MeterRegistry meters) {
        this.next = next;
        this.meters = meters;
    }

    @Override
    public Accepted issue(DomainCommand command, Issuance issuance) {
        Timer.Sample sample = Timer.start(meters);
        String outcome = "failed";
        try {
            Accepted accepted = next.issue(command, issuance);
            outcome = "accepted";
            return accepted;
        } catch (RuleViolation | StaleView | IdempotencyConflict refused) {
            outcome = "refused";
            throw refused;
        } finally {
            sample.stop(meters.timer("candor.commands", "command", CommandName.of(command.getClass()).kebab(), "outcome", outcome));
        }
    }
}
