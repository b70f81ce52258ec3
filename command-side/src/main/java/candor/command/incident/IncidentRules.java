package candor.command.incident;

import candor.RuleViolation;
import candor.command.incident.standing.Situation;
import candor.incident.AlertCommand;
import candor.incident.ChronologyCommand;
import candor.incident.ClassificationCommand;
import candor.incident.ClosureCommand.ReopenIncident;
import candor.incident.ClosureCommand;
import candor.incident.CostCommand;
import candor.incident.DecisionCommand;
import candor.incident.DeclarationCommand;
import candor.incident.EngagementCommand;
import candor.incident.ExtortionCommand;
import candor.incident.FindingCommand;
import candor.incident.IncidentCommand;
import candor.incident.IncidentEvent;
import candor.incident.IntelligenceCommand;
import candor.incident.JoinCommand;
import candor.incident.LawCommand;
import candor.incident.LeadershipCommand;
import candor.incident.NoteCommand;
import candor.incident.PrivilegeCommand;
import candor.incident.ReportOfFact;
import candor.incident.ResponseCommand;
import candor.incident.ReviewCommand.VerifyCorrectiveAction;
import candor.incident.RestrictionCommand;
import candor.incident.ReviewCommand;
import candor.incident.ScopeCommand;
import candor.incident.SeverityCommand;
import candor.incident.StatementCommand;
import candor.incident.TeamCommand;

/** Decides what is asked of an incident that exists; each command makes one event. */
record IncidentRules(Incident incident, Situation situation) {

    IncidentEvent decide(IncidentCommand command) {
        incident.standing().requireDeclared();
        if (command instanceof ReopenIncident) {
            incident.standing().requireNotMerged();
        } else if (!outlastsTheWork(command)) {
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
            case TeamCommand c -> incident.team().decide(c, situation);
            case AlertCommand c -> incident.alerts().decide(c, situation);
            case FindingCommand c -> incident.findings().decide(c, situation);
            case ExtortionCommand c -> incident.extortion().decide(c, situation);
            case ReviewCommand c -> incident.reviews().decide(c, situation);
            case EngagementCommand c -> incident.engagements().decide(c, situation);
            case PrivilegeCommand c -> incident.privileges().decide(c, situation);
            case RestrictionCommand c -> incident.restriction().decide(c, situation);
            case LawCommand c -> incident.holds().decide(c, situation);
            case ClosureCommand c -> new Closing(incident, situation).decide(c);
            case JoinCommand c -> throw new IllegalStateException("two incidents are decided together: " + c.getClass().getSimpleName());
            case IntelligenceCommand c -> throw new IllegalStateException("a document makes several events: " + c.getClass().getSimpleName());
            case DeclarationCommand c -> throw new RuleViolation("incident.already-declared", "This incident exists already: open it, or declare a new one.");
        };
    }

    /** What happened is recorded when the work has ended too; suits come late; and what was changed proves itself later. */
    private static boolean outlastsTheWork(IncidentCommand command) {
        return command instanceof ReportOfFact || command instanceof LawCommand || command instanceof PrivilegeCommand || command instanceof RestrictionCommand
                || command instanceof VerifyCorrectiveAction;
    }
}
