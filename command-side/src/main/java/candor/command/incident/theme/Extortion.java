package candor.command.incident.theme;

import candor.DomainEvent;
import candor.RuleViolation;
import candor.command.incident.standing.Situation;
import candor.incident.ExtortionCommand;
import candor.incident.ExtortionCommand.DecideRansomPayment;
import candor.incident.ExtortionCommand.RecordRansomDemand;
import candor.incident.ExtortionCommand.RecordRansomPayment;
import candor.incident.ExtortionEvent.RansomDemandReceived;
import candor.incident.ExtortionEvent.RansomPaid;
import candor.incident.ExtortionEvent.RansomPaymentDecided;
import candor.incident.IncidentEvent;
import candor.incident.IrregularityRule;
import candor.incident.RansomDecision;
import java.util.Map;
import java.util.TreeMap;

/** The demands of an incident, and what was decided about each last. */
public record Extortion(long demands, Map<Long, RansomDecision> decided) implements Theme<ExtortionCommand> {
    public static final Extortion NONE = new Extortion(0, Map.of());

    @Override
    public Extortion evolve(DomainEvent event) {
        return switch (event) {
            case RansomDemandReceived e -> new Extortion(e.demand(), decided);
            case RansomPaymentDecided e -> new Extortion(demands, with(e.demand(), e.decision()));
            default -> this;
        };
    }

    @Override
    public IncidentEvent decide(ExtortionCommand command, Situation situation) {
        return switch (command) {
            case RecordRansomDemand c -> decide(c, situation);
            case DecideRansomPayment c -> decide(c);
            case RecordRansomPayment c -> decide(c, situation);
        };
    }

    private IncidentEvent decide(RecordRansomDemand command, Situation situation) {
        var by = command.attribution();
        return situation.marked(irregular -> new RansomDemandReceived(
                command.incident(), demands + 1, command.statement(), command.amount(), command.deadline(),
                by.occurred(), by.known(), by.by(), by.means(), irregular));
    }

    private IncidentEvent decide(DecideRansomPayment command) {
        requireDemand(command.demand());
        if (command.decision() == RansomDecision.PAY && !command.sanctionsChecked()) {
            throw new RuleViolation("incident.sanctions-not-checked", "Check the recipient against sanctions lists before you decide to pay, and say that you did.");
        }
        if (decided.containsKey(command.demand()) && command.reason() == null) {
            throw new RuleViolation("incident.ransom-decided", "It was decided about demand " + command.demand() + " before: say why that changes.");
        }
        var by = command.attribution();
        return new RansomPaymentDecided(
                command.incident(), decided.get(command.demand()), command.demand(), command.decision(), command.sanctionsChecked(), command.rationale(), command.reason(),
                by.occurred(), by.known(), by.by(), by.means());
    }

    private IncidentEvent decide(RecordRansomPayment command, Situation situation) {
        if (command.demand() != null) {
            requireDemand(command.demand());
        }
        var by = command.attribution();
        return situation.marked(irregular -> new RansomPaid(
                command.incident(), command.demand(), command.amount(), command.statement(),
                by.occurred(), by.known(), by.by(), by.means(), irregular), undecided(command));
    }

    private Map<Long, RansomDecision> with(long demand, RansomDecision decision) {
        var more = new TreeMap<>(decided);
        more.put(demand, decision);
        return Map.copyOf(more);
    }

    /** Whether a demand waits for a decision. */
    public boolean pending() {
        return decided.size() < demands;
    }

    private void requireDemand(long demand) {
        if (demand < 1 || demand > demands) {
            throw new RuleViolation("incident.no-such-demand", "There is no demand " + demand + " in this incident: record it first, or check its number.");
        }
    }

    private IrregularityRule[] undecided(RecordRansomPayment command) {
        boolean decidedToPay = command.demand() != null && decided.get(command.demand()) == RansomDecision.PAY;
        return decidedToPay ? new IrregularityRule[0] : new IrregularityRule[] {IrregularityRule.RANSOM_PAID_UNDECIDED};
    }
}
