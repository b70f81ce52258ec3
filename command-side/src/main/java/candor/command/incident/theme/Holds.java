package candor.command.incident.theme;

import candor.DomainEvent;
import candor.RuleViolation;
import candor.command.incident.standing.Situation;
import candor.incident.IncidentEvent;
import candor.incident.LawCommand.PlaceLegalHold;
import candor.incident.LawCommand.ReleaseLegalHold;
import candor.incident.LawCommand;
import candor.incident.LawEvent.LegalHoldPlaced;
import candor.incident.LawEvent.LegalHoldReleased;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * The legal holds of an incident. They are placed and released on closed incidents too: suits come late.
 * @param placed number of holds there ever were
 * @param standing whom those that stand cover, by their numbers
 */
public record Holds(long placed, Map<Long, List<String>> standing) implements Theme<LawCommand> {
    public static final Holds NONE = new Holds(0, Map.of());
    private static final int MOST_SUBJECTS = 30;
    private static final Pattern REFERENCE = Pattern.compile("[A-Za-z0-9_-]{1,64}");

    @Override
    public Holds evolve(DomainEvent event) {
        return switch (event) {
            case LegalHoldPlaced e -> new Holds(e.hold(), with(e.hold(), e.subjects()));
            case LegalHoldReleased e -> new Holds(placed, without(e.hold()));
            default -> this;
        };
    }

    private Map<Long, List<String>> with(long hold, List<String> subjects) {
        var more = new TreeMap<>(standing);
        more.put(hold, subjects);
        return Map.copyOf(more);
    }

    private Map<Long, List<String>> without(long hold) {
        var fewer = new TreeMap<>(standing);
        fewer.remove(hold);
        return Map.copyOf(fewer);
    }

    @Override
    public IncidentEvent decide(LawCommand command, Situation situation) {
        return switch (command) {
            case PlaceLegalHold c -> decide(c);
            case ReleaseLegalHold c -> decide(c);
        };
    }

    private IncidentEvent decide(PlaceLegalHold command) {
        List<String> subjects = command.subjects().stream().distinct().sorted().toList();
        if (!command.wholeIncident() && subjects.isEmpty()) {
            throw new RuleViolation("incident.hold-names-nothing", "This hold names nothing: let it cover the whole incident, or name the people it covers.");
        }
        if (subjects.size() > MOST_SUBJECTS || !subjects.stream().allMatch(subject -> REFERENCE.matcher(subject).matches())) {
            throw new RuleViolation("incident.hold-names-too-much", "Name at most " + MOST_SUBJECTS + " people, by their references: place a second hold for more.");
        }
        return new LegalHoldPlaced(command.incident(), placed + 1, command.wholeIncident(), subjects, command.matter());
    }

    private IncidentEvent decide(ReleaseLegalHold command) {
        List<String> subjects = standing.get(command.hold());
        if (subjects == null) {
            throw new RuleViolation("incident.no-such-hold", "No hold of this number stands on the incident: look at its entries for the number.");
        }
        return new LegalHoldReleased(command.incident(), command.hold(), subjects, command.reason());
    }
}
