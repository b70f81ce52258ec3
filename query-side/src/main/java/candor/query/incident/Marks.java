package candor.query.incident;

import candor.incident.ClosureEvent.IrregularityExplained;
import candor.incident.DecisionEvent.DecisionRecorded;
import candor.incident.DecisionEvent.DecisionSuperseded;
import candor.incident.NoteEvent.NoteAdded;
import candor.incident.NoteEvent.NoteCorrected;
import candor.incident.StatementEvent.AssertionContested;
import candor.incident.StatementEvent.SourceConflictRecorded;
import candor.query.fold.EventEnvelope;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * What later entries say about earlier ones, by ordinal.
 *
 * @param notes ordinal of the entry that holds a note's present text, by the note's number
 * @param decisions ordinal of a decision's entry, by its number
 * @param replacedBy ordinal of the entry that superseded or corrected an entry
 * @param contested entries somebody disputes or another source contradicts
 * @param explained irregular entries that were explained
 */
record Marks(
        Map<Long, Long> notes,
        Map<Long, Long> decisions,
        Map<Long, Long> replacedBy,
        Set<Long> contested,
        Set<Long> explained) {
    static final Marks NONE = new Marks(Map.of(), Map.of(), Map.of(), Set.of(), Set.of());

    Marks after(EventEnvelope envelope) {
        long here = envelope.ordinal();
        return switch (envelope.event()) {
            case NoteAdded e -> new Marks(with(notes, e.note(), here), decisions, replacedBy, contested, explained);
            case NoteCorrected e -> new Marks(
                    with(notes, e.note(), here), decisions, replaced(notes.get(e.note()), here), contested, explained);
            case DecisionRecorded e -> new Marks(notes, with(decisions, e.decision(), here), replacedBy, contested, explained);
            case DecisionSuperseded e -> new Marks(
                    notes, with(decisions, e.decision(), here), replaced(decisions.get(e.supersedes()), here), contested, explained);
            case SourceConflictRecorded e -> new Marks(notes, decisions, replacedBy, with(contested, e.entry()), explained);
            case AssertionContested e -> new Marks(notes, decisions, replacedBy, with(contested, e.entry()), explained);
            case IrregularityExplained e -> new Marks(notes, decisions, replacedBy, contested, with(explained, e.entry()));
            default -> this;
        };
    }

    private Map<Long, Long> replaced(@Nullable Long ordinal, long by) {
        return ordinal == null ? replacedBy : with(replacedBy, ordinal, by);
    }

    private static Map<Long, Long> with(Map<Long, Long> map, long key, long value) {
        Map<Long, Long> larger = new TreeMap<>(map);
        larger.put(key, value);
        return larger;
    }

    private static Set<Long> with(Set<Long> set, long value) {
        Set<Long> larger = new TreeSet<>(set);
        larger.add(value);
        return larger;
    }
}
