package candor.command.incident;

import candor.RuleViolation;
import candor.command.incident.standing.Situation;
import candor.incident.ChronologyCommand;
import candor.incident.ClassificationCommand;
import candor.incident.ClosureCommand;
import candor.incident.ClosureCommand.ReopenIncident;
import candor.incident.CostCommand;
import candor.incident.DecisionCommand;
import candor.incident.DeclarationCommand;
import candor.incident.IncidentCommand;
import candor.incident.IncidentEvent;
import candor.incident.LawCommand;
import candor.incident.LeadershipCommand;
import candor.incident.NoteCommand;
import candor.incident.ReportOfFact;
import candor.incident.ResponseCommand;
import candor.incident.ScopeCommand;
import candor.incident.SeverityCommand;
import candor.incident.StatementCommand;

/** Decides what is asked of an incident that exists; each command makes one event. */
record IncidentRules(Incident incident, Situation situation) {

    IncidentEvent decide(IncidentCommand command) {
        if (!incident.standing().declared()) {
            throw new RuleViolation("incident.not-found", "There is no such incident: check the link, or look for its reference in the list.");
        }
        if (!outlastsTheWork(command)) {
            incident.standing().requireOpen();
        }
        return switch (command) {
            case ClassificationCommand c -> incident.classifying().decide(c, situation);
            case SeverityCommand c -> incident.severities().decide(c, situation);
            case LeadershipCommand c -> incident.post().decide(c, situation);
            case ChronologyCommand c -> incident.times().decide(c, situation);
            case ScopeCommand c -> incident.scopes().decide(c, situation);
            case CostCommand c -> incident.costs().decide(c, situation);
            case StatementCommand c -> incident.statements().decide(c, situation);
            case DecisionCommand c -> incident.decisions().decide(c, situation);
            case NoteCommand c -> incident.notes().decide(c, situation);
            case ResponseCommand c -> incident.responses().decide(c, situation);
            case LawCommand c -> incident.holds().decide(c, situation);
            case ClosureCommand c -> new Closing(incident, situation).decide(c);
            case DeclarationCommand c -> throw new RuleViolation("incident.already-declared", "This incident exists already: open it, or declare a new one.");
        };
    }

    /** What happened is recorded when the work has ended too; suits come late; and reopening is for closed incidents. */
    private static boolean outlastsTheWork(IncidentCommand command) {
        return command instanceof ReportOfFact || command instanceof LawCommand || command instanceof ReopenIncident;
    }
}
