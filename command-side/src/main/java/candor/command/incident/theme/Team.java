package candor.command.incident.theme;

import candor.DomainEvent;
import candor.RuleViolation;
import candor.command.incident.standing.Situation;
import candor.incident.IncidentEvent;
import candor.incident.ResponseRole;
import candor.incident.TeamCommand;
import candor.incident.TeamCommand.AssignRole;
import candor.incident.TeamCommand.RecordBriefing;
import candor.incident.TeamCommand.ReleaseRole;
import candor.incident.TeamEvent.BriefingHeld;
import candor.incident.TeamEvent.RoleAssigned;
import candor.incident.TeamEvent.RoleReleased;
import candor.sealing.Personal;
import java.util.HashSet;
import java.util.Set;

/** Who has which role, by account; and how many briefings there were. */
public record Team(Set<Held> held, long briefings) implements Theme<TeamCommand> {
    public static final Team NONE = new Team(Set.of(), 0);

    @Override
    public Team evolve(DomainEvent event) {
        return switch (event) {
            case RoleAssigned e -> new Team(with(e.role(), e.holder()), briefings);
            case RoleReleased e -> new Team(without(e.role(), e.holder()), briefings);
            case BriefingHeld e -> new Team(held, e.briefing());
            default -> this;
        };
    }

    @Override
    public IncidentEvent decide(TeamCommand command, Situation situation) {
        return switch (command) {
            case AssignRole c -> decide(c);
            case ReleaseRole c -> decide(c);
            case RecordBriefing c -> decide(c, situation);
        };
    }

    private IncidentEvent decide(AssignRole command) {
        if (held.contains(new Held(command.role(), reference(command.holder())))) {
            throw new RuleViolation("incident.role-held", "This person has that role already: choose another role or somebody else.");
        }
        var by = command.attribution();
        return new RoleAssigned(
                command.incident(), command.role(), command.holder(), by.occurred(), by.known(), by.by(), by.means());
    }

    private IncidentEvent decide(ReleaseRole command) {
        if (!held.contains(new Held(command.role(), reference(command.holder())))) {
            throw new RuleViolation("incident.role-not-held", "This person does not have that role: look who has it under \"Who does what\".");
        }
        var by = command.attribution();
        return new RoleReleased(
                command.incident(), command.role(), command.holder(), command.reason(), by.occurred(), by.known(), by.by(), by.means());
    }

    private IncidentEvent decide(RecordBriefing command, Situation situation) {
        var by = command.attribution();
        return situation.marked(irregular -> new BriefingHeld(
                command.incident(), briefings + 1, command.summary(), command.attendees(), command.next(),
                by.occurred(), by.known(), by.by(), by.means(), irregular));
    }

    /** A role and the account that has it. */
    public record Held(ResponseRole role, String account) {}

    private Set<Held> with(ResponseRole role, Personal holder) {
        var more = new HashSet<>(held);
        more.add(new Held(role, reference(holder)));
        return Set.copyOf(more);
    }

    private Set<Held> without(ResponseRole role, Personal holder) {
        var fewer = new HashSet<>(held);
        fewer.remove(new Held(role, reference(holder)));
        return Set.copyOf(fewer);
    }

    /** Nobody has the empty one: whoever was erased has no role any more. */
    private static String reference(Personal account) {
        return account.text().orElse("");
    }
}
