package candor.command.incident;

import candor.RuleViolation;
import candor.command.incident.standing.Situation;
import candor.incident.ClosingItem;
import candor.incident.ClosingOutcome;
import candor.incident.ClosureCommand.CloseIncident;
import candor.incident.ClosureCommand.ExplainIrregularity;
import candor.incident.ClosureCommand.FindNoBreach;
import candor.incident.ClosureCommand.ReopenIncident;
import candor.incident.ClosureCommand;
import candor.incident.ClosureEvent.IncidentClosed;
import candor.incident.ClosureEvent.IncidentFoundNotABreach;
import candor.incident.ClosureEvent.IncidentReopened;
import candor.incident.ClosureEvent.IrregularityExplained;
import candor.incident.Containment;
import candor.incident.IncidentEvent;
import candor.incident.IncidentKind;
import java.util.EnumSet;
import java.util.Set;
import java.util.stream.Collectors;

/** Ending the work on an incident, and what must be settled first. */
record Closing(Incident incident, Situation situation) {

    IncidentEvent decide(ClosureCommand command) {
        return switch (command) {
            case CloseIncident c -> decide(c);
            case ReopenIncident c -> decide(c);
            case ExplainIrregularity c -> decide(c);
            case FindNoBreach c -> decide(c);
        };
    }

    private IncidentEvent decide(ExplainIrregularity command) {
        situation.entries().requireUnexplained(command.entry());
        return new IrregularityExplained(command.incident(), command.entry(), command.explanation());
    }

    private IncidentEvent decide(FindNoBreach command) {
        if (incident.standing().noBreach()) {
            throw new RuleViolation("incident.found-not-a-breach", "It was found before that this is no breach: classify it as confirmed if that changes.");
        }
        var by = command.attribution();
        return new IncidentFoundNotABreach(command.incident(), command.basis(), by.occurred(), by.known(), by.by(), by.means());
    }

    private IncidentEvent decide(CloseIncident command) {
        if (command.outcome() == ClosingOutcome.DRILL_ENDED && incident.standing().kind() != IncidentKind.DRILL) {
            throw new RuleViolation("incident.not-a-drill", "This is not a drill: choose how the incident ended.");
        }
        Set<ClosingItem> open = open();
        if (!open.isEmpty() && command.overrideReason() == null) {
            throw new RuleViolation(
                    "incident.open-items", "This incident cannot be closed yet. " + sentences(open) + " Settle this, or close it all the same and say why.");
        }
        var by = command.attribution();
        return new IncidentClosed(
                command.incident(), command.outcome(), command.reason(), open.stream().map(ClosingItem::code).toList(), command.overrideReason(),
                by.occurred(), by.known(), by.by(), by.means());
    }

    private static String sentences(Set<ClosingItem> open) {
        return open.stream().map(ClosingItem::sentence).collect(Collectors.joining(" "));
    }

    private IncidentEvent decide(ReopenIncident command) {
        if (!incident.standing().closed()) {
            throw new RuleViolation("incident.not-closed", "This incident is open: you can act on it at once.");
        }
        var by = command.attribution();
        return new IncidentReopened(command.incident(), command.reason(), by.occurred(), by.known(), by.by(), by.means());
    }

    private Set<ClosingItem> open() {
        var open = EnumSet.noneOf(ClosingItem.class);
        note(open, ClosingItem.IRREGULARITY_UNEXPLAINED, !situation.entries().unexplained().isEmpty());
        note(open, ClosingItem.COMMANDER_MISSING, incident.post().vacant());
        note(open, ClosingItem.HAND_OVER_PENDING, incident.post().handOverPending());
        note(open, ClosingItem.DETECTION_MISSING, !incident.chronology().detected());
        note(open, ClosingItem.SCOPE_MISSING, !incident.standing().noBreach() && incident.scopes().assessments() == 0);
        note(open, ClosingItem.CONTAINMENT_MISSING, !incident.standing().noBreach() && !containmentKnown());
        note(open, ClosingItem.RANSOM_UNDECIDED, incident.extortion().pending());
        note(open, ClosingItem.CORRECTIVE_ACTION_OPEN, incident.reviews().open());
        note(open, ClosingItem.THIRD_PARTY_ENGAGED, incident.engagements().open());
        note(open, ClosingItem.TASK_OPEN, !incident.tasks().tasks().isEmpty());
        return open;
    }

    /** That it was never contained is an answer too. */
    private boolean containmentKnown() {
        Containment outcome = incident.chronology().containment();
        return outcome == Containment.CONTAINED || outcome == Containment.NEVER;
    }

    private static void note(Set<ClosingItem> open, ClosingItem item, boolean isOpen) {
        if (isOpen) {
            open.add(item);
        }
    }
}
