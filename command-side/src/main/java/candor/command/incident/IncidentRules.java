package candor.command.incident;

import candor.RuleViolation;
import candor.command.Caller;
import candor.incident.ClosingItem;
import candor.incident.ClosingOutcome;
import candor.incident.IncidentCommand;
import candor.incident.IncidentEvent;
import candor.incident.IncidentEvent.IncidentClosed;
import candor.incident.IncidentEvent.IncidentReopened;
import candor.incident.IncidentEvent.IrregularityExplained;
import candor.incident.IncidentKind;
import java.util.Set;
import java.util.stream.Collectors;

/** Decides what is asked of an incident that exists; each command makes one event. */
record IncidentRules(Incident incident, Caller caller) {

    IncidentEvent decide(IncidentCommand command) {
        if (!incident.standing().declared()) {
            throw new RuleViolation("incident.not-found", "There is no such incident: check the link, or look for its reference in the list.");
        }
        var facts = new Facts(incident);
        return switch (command) {
            case IncidentCommand.EstablishOccurrence c -> facts.decide(c);
            case IncidentCommand.CorrectOccurrence c -> facts.decide(c);
            case IncidentCommand.EstablishDetection c -> facts.decide(c);
            case IncidentCommand.CorrectDetection c -> facts.decide(c);
            case IncidentCommand.AssessScope c -> facts.decide(c);
            case IncidentCommand.EstimateImpact c -> facts.decide(c);
            case IncidentCommand.RecordSource c -> facts.decide(c);
            case IncidentCommand.RecordSourceConflict c -> facts.decide(c);
            case IncidentCommand.ContestAssertion c -> facts.decide(c);
            case IncidentCommand.RecordSupplierStatement c -> facts.decide(c);
            case IncidentCommand.RecordPublicDisclosure c -> facts.decide(c);
            case IncidentCommand.AddNote c -> facts.decide(c);
            case IncidentCommand.CorrectNote c -> facts.decide(c);
            case IncidentCommand.RecordContainment c -> facts.decide(c);
            case IncidentCommand.PlaceLegalHold c -> incident.holds().decide(c);
            case IncidentCommand.ReleaseLegalHold c -> incident.holds().decide(c);
            case IncidentCommand.ReopenIncident c -> decide(c);
            default -> act(command);
        };
    }

    private IncidentEvent act(IncidentCommand command) {
        if (incident.standing().closed()) {
            throw new RuleViolation("incident.closed", "This incident is closed: reopen it with a reason before you act on it.");
        }
        return switch (command) {
            case IncidentCommand.ClassifyIncident c -> incident.judgement().decide(c);
            case IncidentCommand.ScoreSeverity c -> incident.judgement().decide(c);
            case IncidentCommand.AssignCommander c -> incident.post().decide(c);
            case IncidentCommand.HandOverCommand c -> incident.post().decide(c, caller);
            case IncidentCommand.AcceptCommand c -> incident.post().decide(c, caller);
            case IncidentCommand.DeclineCommand c -> incident.post().decide(c, caller);
            case IncidentCommand.RecordDecision c -> decide(c);
            case IncidentCommand.SupersedeDecision c -> decide(c);
            case IncidentCommand.ExplainIrregularity c -> decide(c);
            case IncidentCommand.CloseIncident c -> decide(c);
            default -> throw new RuleViolation("incident.already-declared", "This incident exists already: open it, or declare a new one.");
        };
    }

    private IncidentEvent decide(IncidentCommand.RecordDecision command) {
        incident.entries().requireKnown(command.asKnownAt());
        return incident.decisions().decide(command);
    }

    private IncidentEvent decide(IncidentCommand.SupersedeDecision command) {
        incident.entries().requireKnown(command.asKnownAt());
        return incident.decisions().decide(command);
    }

    private IncidentEvent decide(IncidentCommand.ExplainIrregularity command) {
        incident.entries().requireUnexplained(command.entry());
        return new IrregularityExplained(command.incident(), command.entry(), command.explanation());
    }

    private IncidentEvent decide(IncidentCommand.CloseIncident command) {
        if (command.outcome() == ClosingOutcome.DRILL_ENDED && incident.standing().kind() != IncidentKind.DRILL) {
            throw new RuleViolation("incident.not-a-drill", "This is not a drill: choose how the incident ended.");
        }
        Set<ClosingItem> open = incident.open();
        if (!open.isEmpty() && command.overrideReason() == null) {
            throw new RuleViolation("incident.open-items", "This incident cannot be closed yet. " + sentences(open) + " Settle this, or close it all the same and say why.");
        }
        var by = command.attribution();
        return new IncidentClosed(
                command.incident(), command.outcome(), command.reason(), open.stream().map(ClosingItem::code).toList(), command.overrideReason(),
                by.occurred(), by.known(), by.by(), by.means());
    }

    private static String sentences(Set<ClosingItem> open) {
        return open.stream().map(ClosingItem::sentence).collect(Collectors.joining(" "));
    }

    private IncidentEvent decide(IncidentCommand.ReopenIncident command) {
        if (!incident.standing().closed()) {
            throw new RuleViolation("incident.not-closed", "This incident is open: you can act on it at once.");
        }
        var by = command.attribution();
        return new IncidentReopened(command.incident(), command.reason(), by.occurred(), by.known(), by.by(), by.means());
    }
}
