package candor.command.incident;

import candor.DomainEvent;
import candor.command.Caller;
import candor.command.incident.standing.Chronology;
import candor.command.incident.standing.Entries;
import candor.command.incident.standing.Situation;
import candor.command.incident.standing.Standing;
import candor.command.incident.theme.Alerts;
import candor.command.incident.theme.Classifying;
import candor.command.incident.theme.CommandPost;
import candor.command.incident.theme.Costs;
import candor.command.incident.theme.DecisionSeries;
import candor.command.incident.theme.Engagements;
import candor.command.incident.theme.Extortion;
import candor.command.incident.theme.Findings;
import candor.command.incident.theme.Holds;
import candor.command.incident.theme.Notes;
import candor.command.incident.theme.Privileges;
import candor.command.incident.theme.OpenTasks;
import candor.command.incident.theme.Responses;
import candor.command.incident.theme.Restriction;
import candor.command.incident.theme.Reviews;
import candor.command.incident.theme.Scopes;
import candor.command.incident.theme.Severities;
import candor.command.incident.theme.Statements;
import candor.command.incident.theme.Team;
import candor.command.incident.theme.Times;

/**
 * An incident as far as a decision has read it: a theme whose entries were not read is at its beginning.
 * @param entries what the whole stream says; only where the decision has read all of it
 */
record Incident(
        Standing standing,
        Chronology chronology,
        Entries entries,
        Classifying classifying,
        Severities severities,
        CommandPost post,
        Times times,
        Scopes scopes,
        Costs costs,
        Statements statements,
        DecisionSeries decisions,
        Notes notes,
        Responses responses,
        Team team,
        Alerts alerts,
        Findings findings,
        Extortion extortion,
        Reviews reviews,
        Engagements engagements,
        Privileges privileges,
        Restriction restriction,
        Holds holds,
        OpenTasks tasks) {
    static final Incident UNKNOWN = new Incident(
            Standing.UNKNOWN, Chronology.EMPTY, Entries.NONE, Classifying.NONE, Severities.NONE, CommandPost.VACANT, Times.NONE, Scopes.NONE,
            Costs.NONE, Statements.NONE, DecisionSeries.EMPTY, Notes.NONE, Responses.NONE,
            Team.NONE, Alerts.NONE, Findings.NONE, Extortion.NONE, Reviews.NONE, Engagements.NONE, Privileges.NONE, Restriction.NONE, Holds.NONE, OpenTasks.NONE);

    Incident evolve(DomainEvent event) {
        return new Incident(
                standing.evolve(event),
                chronology.evolve(event),
                entries.evolve(event),
                classifying.evolve(event),
                severities.evolve(event),
                post.evolve(event),
                times.evolve(event),
                scopes.evolve(event),
                costs.evolve(event),
                statements.evolve(event),
                decisions.evolve(event),
                notes.evolve(event),
                responses.evolve(event),
                team.evolve(event),
                alerts.evolve(event),
                findings.evolve(event),
                extortion.evolve(event),
                reviews.evolve(event),
                engagements.evolve(event),
                privileges.evolve(event),
                restriction.evolve(event),
                holds.evolve(event),
                tasks.evolve(event));
    }

    /** What a decision meets that only cites entries: it has read the whole stream, and depends on its own theme. */
    Situation situation(Caller caller, Entries all) {
        return new Situation(caller, standing, chronology, all);
    }
}
