package candor.command.incident.theme;

import candor.DomainEvent;
import candor.RuleViolation;
import candor.command.incident.standing.Situation;
import candor.incident.EngagementCommand;
import candor.incident.EngagementCommand.RecordThirdPartyEngagement;
import candor.incident.EngagementCommand.RecordThirdPartyRelease;
import candor.incident.EngagementEvent.ThirdPartyEngaged;
import candor.incident.EngagementEvent.ThirdPartyReleased;
import candor.incident.IncidentEvent;
import java.util.HashSet;
import java.util.Set;

/** Who was engaged from outside, by number, and who has finished. */
public record Engagements(long count, Set<Long> released) implements Theme<EngagementCommand> {
    public static final Engagements NONE = new Engagements(0, Set.of());

    @Override
    public Engagements evolve(DomainEvent event) {
        return switch (event) {
            case ThirdPartyEngaged e -> new Engagements(e.engagement(), released);
            case ThirdPartyReleased e -> new Engagements(count, with(e.engagement()));
            default -> this;
        };
    }

    @Override
    public IncidentEvent decide(EngagementCommand command, Situation situation) {
        return switch (command) {
            case RecordThirdPartyEngagement c -> decide(c, situation);
            case RecordThirdPartyRelease c -> decide(c, situation);
        };
    }

    private IncidentEvent decide(RecordThirdPartyEngagement command, Situation situation) {
        var by = command.attribution();
        return situation.marked(irregular -> new ThirdPartyEngaged(
                command.incident(), count + 1, command.party(), command.name(), command.scope(),
                by.occurred(), by.known(), by.by(), by.means(), irregular));
    }

    private IncidentEvent decide(RecordThirdPartyRelease command, Situation situation) {
        if (command.engagement() < 1 || command.engagement() > count) {
            throw new RuleViolation(
                    "incident.no-such-engagement", "There is no engagement " + command.engagement() + " in this incident: look at its number under \"Help from outside\".");
        }
        if (released.contains(command.engagement())) {
            throw new RuleViolation(
                    "incident.third-party-released", "Engagement " + command.engagement() + " has ended before: add a note if there is more to say.");
        }
        var by = command.attribution();
        return situation.marked(irregular -> new ThirdPartyReleased(
                command.incident(), command.engagement(), command.reason(), by.occurred(), by.known(), by.by(), by.means(), irregular));
    }

    /** Whether somebody has not finished. */
    public boolean open() {
        return released.size() < count;
    }

    private Set<Long> with(long engagement) {
        var more = new HashSet<>(released);
        more.add(engagement);
        return Set.copyOf(more);
    }
}
