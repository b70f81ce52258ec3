package candor.command.incident.theme;

import candor.DomainEvent;
import candor.RuleViolation;
import candor.command.incident.standing.Situation;
import candor.incident.CostCommand;
import candor.incident.CostCommand.EstimateImpact;
import candor.incident.CostCommand.RecordCost;
import candor.incident.CostEvent.ImpactEstimated;
import candor.incident.CostEvent.CostRecorded;
import candor.incident.IncidentEvent;

/** How many costs there are. */
public record Costs(long count) implements Theme<CostCommand> {
    public static final Costs NONE = new Costs(0);

    @Override
    public Costs evolve(DomainEvent event) {
        return event instanceof CostRecorded e ? new Costs(e.cost()) : this;
    }

    @Override
    public IncidentEvent decide(CostCommand command, Situation situation) {
        return switch (command) {
            case EstimateImpact c -> decide(c, situation);
            case RecordCost c -> decide(c, situation);
        };
    }

    private IncidentEvent decide(EstimateImpact command, Situation situation) {
        var by = command.attribution();
        return situation.marked(irregular -> new ImpactEstimated(
                command.incident(), command.total(), command.losses(), command.rating(), command.basis(),
                by.occurred(), by.known(), by.by(), by.means(), irregular));
    }

    private IncidentEvent decide(RecordCost command, Situation situation) {
        if (command.amount().currency() == null || command.amount().minorUnits() <= 0) {
            throw new RuleViolation("incident.amount-incomplete", "Give the amount, above zero, and its currency: totals are kept by currency.");
        }
        var by = command.attribution();
        return situation.marked(irregular -> new CostRecorded(
                command.incident(), count + 1, command.stage(), command.costKind(), command.amount(), command.purpose(), command.engagement(),
                by.occurred(), by.known(), by.by(), by.means(), irregular));
    }
}
