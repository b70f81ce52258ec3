package candor.command.incident;

import candor.DomainEvent;
import candor.incident.ClosingItem;
import candor.incident.Containment;
import candor.incident.IncidentEvent.NoteAdded;
import candor.incident.IncidentEvent.ScopeAssessed;
import java.util.EnumSet;
import java.util.Set;

/**
 * An incident as far as a decision has read it: a theme whose entries were not read is at its beginning.
 * @param notes number of notes
 * @param assessments number of assessments of scope
 * @param entries what the whole stream says; only where the decision has read all of it
 */
record Incident(
        Standing standing,
        CommandPost post,
        Judgement judgement,
        Chronology chronology,
        DecisionSeries decisions,
        long notes,
        long assessments,
        Holds holds,
        Entries entries) {
    static final Incident UNKNOWN = new Incident(
            Standing.UNKNOWN, CommandPost.VACANT, Judgement.NONE, Chronology.EMPTY, DecisionSeries.EMPTY, 0, 0, Holds.NONE, Entries.NONE);

    Incident evolve(DomainEvent event) {
        return new Incident(
                standing.evolve(event),
                post.evolve(event),
                judgement.evolve(event),
                chronology.evolve(event),
                decisions.evolve(event),
                event instanceof NoteAdded e ? e.note() : notes,
                event instanceof ScopeAssessed e ? e.assessment() : assessments,
                holds.evolve(event),
                entries.evolve(event));
    }

    Incident with(Entries all) {
        return new Incident(standing, post, judgement, chronology, decisions, notes, assessments, holds, all);
    }

    /** What stands in the way of closing it. */
    Set<ClosingItem> open() {
        var open = EnumSet.noneOf(ClosingItem.class);
        note(open, ClosingItem.IRREGULARITY_UNEXPLAINED, !entries.unexplained().isEmpty());
        note(open, ClosingItem.COMMANDER_MISSING, post.vacant());
        note(open, ClosingItem.HAND_OVER_PENDING, post.handOverPending());
        note(open, ClosingItem.DETECTION_MISSING, !chronology.detected());
        note(open, ClosingItem.SCOPE_MISSING, assessments == 0);
        note(open, ClosingItem.CONTAINMENT_MISSING, !containmentKnown());
        return open;
    }

    /** That it was never contained is an answer too. */
    private boolean containmentKnown() {
        return chronology.containment() == Containment.CONTAINED || chronology.containment() == Containment.NEVER;
    }

    private static void note(Set<ClosingItem> open, ClosingItem item, boolean isOpen) {
        if (isOpen) {
            open.add(item);
        }
    }
}
