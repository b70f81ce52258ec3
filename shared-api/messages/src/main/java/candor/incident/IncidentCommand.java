package candor.incident;

import candor.DomainCommand;

/** What an incident is asked to do. An act can be refused; a {@link ReportOfFact} is recorded, marked irregular where it breaks a rule. */
public sealed interface IncidentCommand extends DomainCommand
        permits DeclarationCommand, ClassificationCommand, SeverityCommand, LeadershipCommand, ChronologyCommand, ScopeCommand,
                CostCommand, StatementCommand, DecisionCommand, NoteCommand, ResponseCommand, ClosureCommand, LawCommand,
                TeamCommand, AlertCommand, FindingCommand, ExtortionCommand, ReviewCommand, EngagementCommand, PrivilegeCommand,
                JoinCommand, RestrictionCommand, IntelligenceCommand {
    /** UUIDv7 made by the client: the incident's stream, tag and address. */
    String incident();
}
