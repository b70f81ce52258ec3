package candor.command.incident.standing;

import candor.DomainEvent;
import candor.RuleViolation;
import candor.evidence.EvidenceEvent;
import candor.incident.ClosureEvent.IrregularityExplained;
import candor.incident.IncidentEvent;
import java.util.List;
import java.util.TreeSet;

/**
 * The entries of an incident's stream, of whatever context: its ordinals run from 1 without a gap.
 * @param count ordinal of the last entry
 * @param irregular ordinals of irregular entries
 * @param explained ordinals of those that were explained
 */
public record Entries(long count, List<Long> irregular, List<Long> explained) {
    public static final Entries NONE = new Entries(0, List.of(), List.of());

    public Entries evolve(DomainEvent event) {
        long ordinal = count + 1;
        return switch (event) {
            case IrregularityExplained e -> new Entries(ordinal, irregular, with(explained, e.entry()));
            case EvidenceEvent e when !e.irregular().isEmpty() -> new Entries(ordinal, with(irregular, ordinal), explained);
            case IncidentEvent e when !e.irregular().isEmpty() -> new Entries(ordinal, with(irregular, ordinal), explained);
            default -> new Entries(ordinal, irregular, explained);
        };
    }

    private static List<Long> with(List<Long> ordinals, long ordinal) {
        var more = new TreeSet<>(ordinals);
        more.add(ordinal);
        return List.copyOf(more);
    }

    public List<Long> unexplained() {
        return irregular.stream().filter(ordinal -> !explained.contains(ordinal)).toList();
    }

    public void requireCited(long ordinal) {
        if (ordinal < 1 || ordinal > count) {
            throw new RuleViolation(
                    "incident.no-such-entry", "There is no entry " + ordinal + " in this incident, which has " + count + ": check the number in the timeline.");
        }
    }

    /** 0 stands for "not stated". */
    public void requireKnown(long asKnownAt) {
        if (asKnownAt != 0) {
            requireCited(asKnownAt);
        }
    }

    public void requireUnexplained(long ordinal) {
        requireCited(ordinal);
        if (!irregular.contains(ordinal)) {
            throw new RuleViolation("incident.entry-not-irregular", "Entry " + ordinal + " is not irregular: there is nothing to explain about it.");
        }
        if (explained.contains(ordinal)) {
            throw new RuleViolation("incident.irregularity-explained", "Entry " + ordinal + " was explained before: add a note if there is more to say.");
        }
    }
}
