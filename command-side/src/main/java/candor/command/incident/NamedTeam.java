package candor.command.incident;

import candor.RuleViolation;
import candor.incident.AlertCommand.AlertTeam;
import candor.incident.IncidentCommand;
import candor.platform.alert.AlertTeams;
import java.util.stream.Stream;

/** The team that an alert names: a mistyped one would leave somebody asleep. */
final class NamedTeam {
    private NamedTeam() {}

    static void require(IncidentCommand command, AlertTeams teams) {
        if (command instanceof AlertTeam alert && Stream.concat(alert.teams().stream(), alert.escalateTo().stream()).anyMatch(name -> teams.find(name).isEmpty())) {
            throw new RuleViolation("incident.no-such-team", teams.names().isEmpty()
                    ? "No team is set up to be reached from here: choose a role or a person."
                    : "There is no such team: those that can be reached from here are " + String.join(", ", teams.names()) + ".");
        }
    }
}
