package candor.command.incident.theme;

import candor.DomainEvent;
import candor.command.incident.standing.Situation;
import candor.incident.IncidentEvent;
import candor.incident.ScopeCommand;
import candor.incident.ScopeCommand.AssessScope;
import candor.incident.ScopeEvent.ScopeAssessed;
import candor.testimony.Attribution;

/** How many assessments there are of who and what is affected. */
public record Scopes(long assessments) implements Theme<ScopeCommand> {
    public static final Scopes NONE = new Scopes(0);

    @Override
    public Scopes evolve(DomainEvent event) {
        return event instanceof ScopeAssessed e ? new Scopes(e.assessment()) : this;
    }

    @Override
    public IncidentEvent decide(ScopeCommand command, Situation situation) {
        return switch (command) {
            case AssessScope c -> decide(c, situation);
        };
    }

    private IncidentEvent decide(AssessScope c, Situation situation) {
        Attribution by = c.attribution();
        return situation.marked(irregular -> new ScopeAssessed(
                c.incident(), assessments + 1, c.assertedBy(), c.cells(), c.persons(), c.records(), c.disclosure(), c.statement(), c.basis(),
                c.window(), by.occurred(), by.known(), by.by(), by.means(), irregular));
    }
}
