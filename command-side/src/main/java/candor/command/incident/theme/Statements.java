package candor.command.incident.theme;

import candor.DomainEvent;
import candor.command.incident.standing.Situation;
import candor.incident.IncidentEvent;
import candor.incident.StatementCommand;
import candor.incident.StatementCommand.ContestAssertion;
import candor.incident.StatementCommand.RecordPublicDisclosure;
import candor.incident.StatementCommand.RecordSource;
import candor.incident.StatementCommand.RecordSourceConflict;
import candor.incident.StatementCommand.RecordSupplierStatement;
import candor.incident.StatementEvent.AssertionContested;
import candor.incident.StatementEvent.PublicDisclosureRecorded;
import candor.incident.StatementEvent.SourceConflictRecorded;
import candor.incident.StatementEvent.SourceRecorded;
import candor.incident.StatementEvent.SupplierStatementRecorded;
import candor.testimony.Attribution;

/** What others say; nothing that was said before decides whether it may be recorded. */
public record Statements() implements Theme<StatementCommand> {
    public static final Statements NONE = new Statements();

    @Override
    public Statements evolve(DomainEvent event) {
        return this;
    }

    @Override
    public IncidentEvent decide(StatementCommand command, Situation situation) {
        return switch (command) {
            case RecordSource c -> decide(c, situation);
            case RecordSourceConflict c -> decide(c, situation);
            case ContestAssertion c -> decide(c, situation);
            case RecordSupplierStatement c -> decide(c, situation);
            case RecordPublicDisclosure c -> decide(c, situation);
        };
    }

    private IncidentEvent decide(RecordSource c, Situation situation) {
        Attribution by = c.attribution();
        return situation.marked(irregular -> new SourceRecorded(c.incident(), c.source(), c.says(),
        by.occurred(), by.known(), by.by(), by.means(), irregular));
    }

    private IncidentEvent decide(RecordSourceConflict c, Situation situation) {
        situation.entries().requireCited(c.entry());
        Attribution by = c.attribution();
        return situation.marked(irregular -> new SourceConflictRecorded(
                c.incident(), c.entry(), c.otherSource(), c.otherStatement(), by.occurred(), by.known(), by.by(), by.means(), irregular));
    }

    private IncidentEvent decide(ContestAssertion c, Situation situation) {
        situation.entries().requireCited(c.entry());
        Attribution by = c.attribution();
        return situation.marked(irregular -> new AssertionContested(
                c.incident(), c.entry(), c.contestedBy(), c.statement(), by.occurred(), by.known(), by.by(), by.means(), irregular));
    }

    private IncidentEvent decide(RecordSupplierStatement c, Situation situation) {
        Attribution by = c.attribution();
        return situation.marked(irregular -> new SupplierStatementRecorded(
                c.incident(), c.supplier(), c.statement(), by.occurred(), by.known(), by.by(), by.means(), irregular));
    }

    private IncidentEvent decide(RecordPublicDisclosure c, Situation situation) {
        Attribution by = c.attribution();
        return situation.marked(irregular -> new PublicDisclosureRecorded(
                c.incident(), c.where(), c.statement(), by.occurred(), by.known(), by.by(), by.means(), irregular));
    }
}
