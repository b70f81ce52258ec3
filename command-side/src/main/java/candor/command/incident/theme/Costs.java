package candor.command.incident.theme;

import candor.DomainEvent;
import candor.command.incident.standing.Situation;
import candor.incident.CostCommand;
import candor.incident.CostCommand.EstimateImpact;
import candor.incident.CostEvent.ImpactEstimated;
import candor.incident.IncidentEvent;
import candor.testimony.Attribution;

/** What it costs. */
public record Costs() implements Theme<CostCommand> {
    public static final Costs NONE = new Costs();

    @Override
    public Costs evolve(DomainEvent event) {
        return this;
    }

    @Override
    public IncidentEvent decide(CostCommand command, Situation situation) {
        return switch (command) {
            case EstimateImpact c -> decide(c, situation);
        };
    }

    private IncidentEvent decide(EstimateImpact c, Situation situation) {
        Attribution by = c.attribution();
        return situation.marked(irregular -> new ImpactEstimated(
                c.incident(), c.total(), c.losses(), c.rating(), c.basis(), by.occurred(), by.known(), by.by(), by.means(), irregular));
    }
}
