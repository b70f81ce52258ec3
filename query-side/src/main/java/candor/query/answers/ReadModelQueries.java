package candor.query.answers;

import candor.DomainQuery;
import candor.access.AccessQuery;
import candor.disclosure.DisclosureQuery;
import candor.evidence.EvidenceQuery;
import candor.incident.IncidentQuery;
import candor.query.Queries;
import candor.query.access.AccountQueries;
import candor.query.disclosure.TrailQueries;
import candor.query.evidence.EvidenceQueries;
import candor.query.incident.IncidentQueries;
import candor.query.request.ErasureQueries;
import candor.query.signal.SignalQueries;
import candor.query.task.PlaybookQueries;
import candor.query.task.TaskQueries;
import candor.request.RequestQuery;
import candor.signal.SignalQuery;
import candor.task.PlaybookQuery;
import candor.task.TaskQuery;

/** Hands each question to its context. */
record ReadModelQueries(
        IncidentQueries incidents,
        SignalQueries signals,
        AccountQueries accounts,
        TrailQueries trails,
        ErasureQueries erasures,
        TaskQueries tasks,
        PlaybookQueries playbooks,
        EvidenceQueries evidence)
        implements Queries {

    @Override
    public <R> R ask(DomainQuery<R> query) {
        return switch (query) {
            case IncidentQuery<R> q -> incidents.answer(q);
            case SignalQuery<R> q -> signals.answer(q);
            case EvidenceQuery<R> q -> evidence.answer(q);
            case AccessQuery<R> q -> accounts.answer(q);
            case DisclosureQuery<R> q -> trails.answer(q);
            case RequestQuery<R> q -> erasures.answer(q);
            case TaskQuery<R> q -> tasks.answer(q);
            case PlaybookQuery<R> q -> playbooks.answer(q);
            default -> throw new IllegalArgumentException("nobody answers " + query.getClass().getSimpleName());
        };
    }
}
