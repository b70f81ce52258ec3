package candor.query.incident;

import candor.incident.IncidentView.Conflict;
import candor.incident.IncidentView.Contest;
import candor.incident.IncidentView.Source;
import candor.incident.IncidentView.Statement;
import candor.incident.StatementEvent.AssertionContested;
import candor.incident.StatementEvent.PublicDisclosureRecorded;
import candor.incident.StatementEvent.SourceConflictRecorded;
import candor.incident.StatementEvent.SourceRecorded;
import candor.incident.StatementEvent.SupplierStatementRecorded;
import candor.query.fold.EventEnvelope;
import java.util.List;

/** What others say. Headlines of the entries they speak about are filled in when somebody asks. */
record Sources(List<Source> sources, List<Conflict> conflicts, List<Contest> contests, List<Statement> suppliers, List<Statement> publications) {
    static final Sources NONE = new Sources(List.of(), List.of(), List.of(), List.of(), List.of());

    Sources after(EventEnvelope envelope) {
        return switch (envelope.event()) {
            case SourceRecorded e -> new Sources(Lists.with(sources, source(e, envelope)), conflicts, contests, suppliers, publications);
            case SourceConflictRecorded e -> new Sources(sources, Lists.with(conflicts, conflict(e, envelope)), contests, suppliers, publications);
            case AssertionContested e -> new Sources(sources, conflicts, Lists.with(contests, contest(e, envelope)), suppliers, publications);
            case SupplierStatementRecorded e -> new Sources(sources, conflicts, contests, Lists.with(suppliers, said(e, envelope)), publications);
            case PublicDisclosureRecorded e -> new Sources(sources, conflicts, contests, suppliers, Lists.with(publications, said(e, envelope)));
            default -> this;
        };
    }

    private static Source source(SourceRecorded event, EventEnvelope envelope) {
        return new Source(envelope.ordinal(), event.source(), event.says(), envelope.testimony());
    }

    private static Conflict conflict(SourceConflictRecorded event, EventEnvelope envelope) {
        return new Conflict(
                envelope.ordinal(), event.entry(), null, null, event.otherSource(), event.otherStatement(), envelope.testimony());
    }

    private static Contest contest(AssertionContested event, EventEnvelope envelope) {
        return new Contest(envelope.ordinal(), event.entry(), null, event.contestedBy(), event.statement(), envelope.testimony());
    }

    private static Statement said(SupplierStatementRecorded event, EventEnvelope envelope) {
        return new Statement(envelope.ordinal(), event.supplier(), event.statement(), false, envelope.testimony());
    }

    private static Statement said(PublicDisclosureRecorded event, EventEnvelope envelope) {
        return new Statement(envelope.ordinal(), event.where(), event.statement(), false, envelope.testimony());
    }
}
