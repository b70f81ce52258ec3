package candor.command.incident.theme;

import candor.DomainEvent;
import candor.RuleViolation;
import candor.command.Caller;
import candor.command.incident.standing.Situation;
import candor.incident.AlertCommand;
import candor.incident.AlertCommand.AcknowledgeAlert;
import candor.incident.AlertCommand.AlertTeam;
import candor.incident.AlertEvent.AlertAcknowledged;
import candor.incident.AlertEvent.TeamAlerted;
import candor.incident.IncidentEvent;
import candor.sealing.Personal;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The alerts of an incident, and who acknowledged each, by account. */
public record Alerts(long count, Map<Long, Set<String>> heard) implements Theme<AlertCommand> {
    /** Minutes in a week: whoever would wait longer does not mean an alert. */
    private static final long LONGEST_WAIT = 7 * 24 * 60;
    public static final Alerts NONE = new Alerts(0, Map.of());

    @Override
    public Alerts evolve(DomainEvent event) {
        return switch (event) {
            case TeamAlerted e -> new Alerts(e.alert(), heard);
            case AlertAcknowledged e -> new Alerts(count, with(e.alert(), e.acknowledgedBy()));
            default -> this;
        };
    }

    @Override
    public IncidentEvent decide(AlertCommand command, Situation situation) {
        return switch (command) {
            case AlertTeam c -> decide(c);
            case AcknowledgeAlert c -> decide(c, situation.caller());
        };
    }

    private IncidentEvent decide(AlertTeam command) {
        if (command.roles().isEmpty() && command.person() == null && command.teams().isEmpty()) {
            throw new RuleViolation("incident.alert-names-nobody", "This alert names nobody: choose a team, a role or a person.");
        }
        var by = command.attribution();
        return new TeamAlerted(
                command.incident(), count + 1, command.roles(), command.person(), unique(command.teams()), command.channel(), command.message(), wait(command),
                unique(command.escalateTo()), true, by.occurred(), by.known(), by.by(), by.means());
    }

    private static List<String> unique(List<String> teams) {
        return teams.stream().distinct().toList();
    }

    private static @Nullable Long wait(AlertTeam command) {
        long minutes = command.escalateAfter() == null ? AlertCommand.USUAL_WAIT : command.escalateAfter();
        if (minutes < 0 || minutes > LONGEST_WAIT) {
            throw new RuleViolation("incident.escalation-out-of-range", "Escalate after 1 to " + LONGEST_WAIT + " minutes, or say 0 for never.");
        }
        return minutes == 0 ? null : minutes;
    }

    private IncidentEvent decide(AcknowledgeAlert command, Caller caller) {
        var by = command.attribution();
        return new AlertAcknowledged(
                command.incident(), acknowledging(command, caller), command.alert(), by.occurred(), by.known(), by.by(), by.means());
    }

    private Map<Long, Set<String>> with(long alert, Personal who) {
        var more = new TreeMap<>(heard);
        var all = new HashSet<>(more.getOrDefault(alert, Set.of()));
        who.text().ifPresent(all::add);
        more.put(alert, Set.copyOf(all));
        return Map.copyOf(more);
    }

    private Personal acknowledging(AcknowledgeAlert command, Caller caller) {
        if (command.alert() < 1 || command.alert() > count) {
            throw new RuleViolation(
                    "incident.no-such-alert", "There is no alert " + command.alert() + " in this incident: look at its number under \"Who does what\".");
        }
        Personal who = command.attribution().by();
        if (who == null) {
            if (caller.account() == null) {
                throw new RuleViolation("incident.nobody-acknowledges", "Say who has heard the alert.");
            }
            who = Caller.person(caller.account());
        }
        if (who.text().filter(heard.getOrDefault(command.alert(), Set.of())::contains).isPresent()) {
            throw new RuleViolation("incident.alert-acknowledged", "Alert " + command.alert() + " is acknowledged by this person already.");
        }
        return who;
    }
}
