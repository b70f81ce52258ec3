package candor.command.incident.theme;

import candor.DomainEvent;
import candor.command.incident.standing.Situation;
import candor.incident.IncidentEvent;
import candor.incident.ResponseCommand;
import candor.incident.ResponseCommand.RecordContainment;
import candor.incident.ResponseEvent.ContainmentRecorded;
import candor.testimony.Attribution;

/** What was done against it. */
public record Responses() implements Theme<ResponseCommand> {
    public static final Responses NONE = new Responses();

    @Override
    public Responses evolve(DomainEvent event) {
        return this;
    }

    @Override
    public IncidentEvent decide(ResponseCommand command, Situation situation) {
        return switch (command) {
            case RecordContainment c -> decide(c, situation);
        };
    }

    private IncidentEvent decide(RecordContainment c, Situation situation) {
        Attribution by = c.attribution();
        return situation.marked(irregular -> new ContainmentRecorded(
                c.incident(), c.outcome(), c.sinceDetection(), c.measures(), by.occurred(), by.known(), by.by(), by.means(), irregular));
    }
}
