package candor.command.incident.theme;

import candor.DomainEvent;
import candor.RuleViolation;
import candor.command.incident.standing.Situation;
import candor.incident.FindingCommand.RecordAffectedSystem;
import candor.incident.FindingCommand.RecordIndicator;
import candor.incident.FindingCommand.ReportMisuse;
import candor.incident.FindingCommand;
import candor.incident.FindingEvent.AffectedSystemRecorded;
import candor.incident.FindingEvent.IndicatorRecorded;
import candor.incident.FindingEvent.MisuseReported;
import candor.incident.IncidentEvent;

/** How many indicators and systems there are. */
public record Findings(long indicators, long systems) implements Theme<FindingCommand> {
    public static final Findings NONE = new Findings(0, 0);

    @Override
    public Findings evolve(DomainEvent event) {
        return switch (event) {
            case IndicatorRecorded e -> new Findings(e.indicator(), systems);
            case AffectedSystemRecorded e -> new Findings(indicators, e.number());
            default -> this;
        };
    }

    @Override
    public IncidentEvent decide(FindingCommand command, Situation situation) {
        return switch (command) {
            case RecordIndicator c -> decide(c, situation);
            case RecordAffectedSystem c -> decide(c, situation);
            case ReportMisuse c -> decide(c, situation);
        };
    }

    private IncidentEvent decide(RecordIndicator command, Situation situation) {
        command.value().text().ifPresent(value -> {
            if (!command.type().fits(value.strip())) {
                throw new RuleViolation(
                        "incident.indicator-does-not-fit", "This value is no " + command.type().misp() + ": choose another type, or check the value.");
            }
        });
        var by = command.attribution();
        return situation.marked(irregular -> new IndicatorRecorded(
                command.incident(), indicators + 1, command.type(), command.value(), command.context(), null, null, null,
                by.occurred(), by.known(), by.by(), by.means(), irregular));
    }

    private IncidentEvent decide(RecordAffectedSystem command, Situation situation) {
        var by = command.attribution();
        return situation.marked(irregular -> new AffectedSystemRecorded(
                command.incident(), systems + 1, command.system(), command.effect(), command.details(),
                by.occurred(), by.known(), by.by(), by.means(), irregular));
    }

    private IncidentEvent decide(ReportMisuse command, Situation situation) {
        var by = command.attribution();
        return situation.marked(irregular -> new MisuseReported(
                command.incident(), command.misuse(), command.statement(), command.persons(), command.loss(),
                by.occurred(), by.known(), by.by(), by.means(), irregular));
    }
}
