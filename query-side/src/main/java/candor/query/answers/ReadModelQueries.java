package candor.query.answers;

import candor.DomainQuery;
import candor.access.AccessQuery;
import candor.disclosure.DisclosureQuery;
import candor.incident.IncidentQuery;
import candor.query.Queries;
import candor.query.access.AccountQueries;
import candor.query.disclosure.TrailQueries;
import candor.query.incident.IncidentQueries;
import candor.query.request.ErasureQueries;
import candor.query.signal.SignalQueries;
import candor.request.RequestQuery;
import candor.signal.SignalQuery;

/** Hands each question to its context. */
final class ReadModelQueries implements Queries {
    private final IncidentQueries incidents;
    private final SignalQueries signals;
    private final AccountQueries accounts;
    private final TrailQueries trails;
    private final ErasureQueries erasures;

    ReadModelQueries(IncidentQueries incidents, SignalQueries signals, AccountQueries accounts, TrailQueries trails, ErasureQueries erasures) {
        this.erasures = erasures;
        this.incidents = incidents;
        this.signals = signals;
        this.accounts = accounts;
        this.trails = trails;
    }

    @Override
    public <R> R ask(DomainQuery<R> query) {
        return switch (query) {
            case IncidentQuery<R> q -> incidents.answer(q);
            case SignalQuery<R> q -> signals.answer(q);
            case AccessQuery<R> q -> accounts.answer(q);
            case DisclosureQuery<R> q -> trails.answer(q);
            case RequestQuery<R> q -> erasures.answer(q);
            default -> throw new IllegalArgumentException("nobody answers " + query.getClass().getSimpleName());
        };
    }
}
