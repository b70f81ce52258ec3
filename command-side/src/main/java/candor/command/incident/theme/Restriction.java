package candor.command.incident.theme;

import candor.DomainEvent;
import candor.RuleViolation;
import candor.command.Caller;
import candor.command.incident.standing.Situation;
import candor.incident.IncidentEvent;
import candor.incident.RestrictionCommand;
import candor.incident.RestrictionCommand.AdmitToIncident;
import candor.incident.RestrictionCommand.LiftRestriction;
import candor.incident.RestrictionCommand.RemoveFromIncident;
import candor.incident.RestrictionCommand.RestrictIncident;
import candor.incident.RestrictionEvent.IncidentRestricted;
import candor.incident.RestrictionEvent.NeedToKnowEnded;
import candor.incident.RestrictionEvent.NeedToKnowGranted;
import candor.incident.RestrictionEvent.RestrictionLifted;
import candor.sealing.Personal;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Whether it is restricted, and who is on its need-to-know list, by account. */
public record Restriction(boolean restricted, Set<String> admitted) implements Theme<RestrictionCommand> {
    public static final Restriction NONE = new Restriction(false, Set.of());

    @Override
    public Restriction evolve(DomainEvent event) {
        return switch (event) {
            case IncidentRestricted _ -> new Restriction(true, Set.of());
            case RestrictionLifted _ -> NONE;
            case NeedToKnowGranted e -> new Restriction(restricted, with(reference(e.person())));
            case NeedToKnowEnded e -> new Restriction(restricted, without(reference(e.person())));
            default -> this;
        };
    }

    @Override
    public IncidentEvent decide(RestrictionCommand command, Situation situation) {
        return switch (command) {
            case RestrictIncident c -> decide(c, situation.caller());
            case LiftRestriction c -> decide(c);
            case AdmitToIncident c -> decide(c);
            case RemoveFromIncident c -> decide(c);
        };
    }

    private IncidentEvent decide(RestrictIncident command, Caller caller) {
        if (restricted) {
            throw new RuleViolation("incident.already-restricted", "This incident is restricted already: admit or remove people instead.");
        }
        var by = command.attribution();
        @Nullable String account = caller.account();
        return new IncidentRestricted(
                command.incident(), command.reason(), account == null ? null : Caller.person(account), by.occurred(), by.known(), by.by(), by.means());
    }

    private IncidentEvent decide(LiftRestriction command) {
        requireRestricted();
        var by = command.attribution();
        return new RestrictionLifted(command.incident(), command.reason(), by.occurred(), by.known(), by.by(), by.means());
    }

    private IncidentEvent decide(AdmitToIncident command) {
        requireRestricted();
        if (admitted.contains(reference(command.person()))) {
            throw new RuleViolation("incident.already-admitted", "This person is on the need-to-know list already: nothing is left to do.");
        }
        var by = command.attribution();
        return new NeedToKnowGranted(command.incident(), command.person(), command.reason(), by.occurred(), by.known(), by.by(), by.means());
    }

    private IncidentEvent decide(RemoveFromIncident command) {
        requireRestricted();
        if (!admitted.contains(reference(command.person()))) {
            throw new RuleViolation(
                    "incident.not-admitted", "This person is not on the need-to-know list: whoever sees it by a role in the response loses that with the role.");
        }
        var by = command.attribution();
        return new NeedToKnowEnded(command.incident(), command.person(), command.reason(), by.occurred(), by.known(), by.by(), by.means());
    }

    private void requireRestricted() {
        if (!restricted) {
            throw new RuleViolation("incident.not-restricted", "This incident is not restricted: everybody who works on incidents sees it.");
        }
    }

    private Set<String> with(String account) {
        var more = new HashSet<>(admitted);
        more.add(account);
        return Set.copyOf(more);
    }

    private Set<String> without(String account) {
        var fewer = new HashSet<>(admitted);
        fewer.remove(account);
        return Set.copyOf(fewer);
    }

    private static String reference(Personal account) {
        return account.text().orElse("");
    }
}
