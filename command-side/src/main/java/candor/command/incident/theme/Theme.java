package candor.command.incident.theme;

import candor.DomainEvent;
import candor.command.incident.standing.Situation;
import candor.incident.IncidentCommand;
import candor.incident.IncidentEvent;

/**
 * One theme of an incident: an immutable state, folded from its entries, on which its commands are decided.
 * @param <C> the commands of the theme
 */
public interface Theme<C extends IncidentCommand> {

    /** The state after an entry; entries of other themes change nothing. */
    Theme<C> evolve(DomainEvent event);

    /** @throws candor.RuleViolation when an act is refused, or a report is nonsense */
    IncidentEvent decide(C command, Situation situation);
}
