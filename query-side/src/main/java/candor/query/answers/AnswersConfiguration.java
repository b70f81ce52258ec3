package candor.query.answers;

import candor.query.ConditionalOnQuerySide;
import candor.ledger.mongodb.LedgerReader;
import candor.ledger.mongodb.MongoLedger;
import candor.query.Queries;
import candor.query.access.AccessConfiguration;
import candor.query.access.AccountQueries;
import candor.query.access.token.ApiTokenConfiguration;
import candor.query.console.ConsoleConfiguration;
import candor.query.disclosure.DisclosureConfiguration;
import candor.query.disclosure.TrailQueries;
import candor.query.evidence.EvidenceConfiguration;
import candor.query.evidence.EvidenceQueries;
import candor.query.figures.FigureConfiguration;
import candor.query.fold.FoldConfiguration;
import candor.query.incident.IncidentConfiguration;
import candor.query.incident.IncidentQueries;
import candor.query.incident.insider.NeedToKnow;
import candor.query.ledger.LogConfiguration;
import candor.query.request.ErasureQueries;
import candor.query.request.RequestConfiguration;
import candor.query.signal.SignalConfiguration;
import candor.query.signal.SignalQueries;
import candor.query.signal.SignalSourceConfiguration;
import candor.query.task.PlaybookQueries;
import candor.query.task.TaskConfiguration;
import candor.query.task.TaskQueries;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/** Read models, queries and the read API, and the pages. */
@AutoConfiguration
@ConditionalOnQuerySide
@Import({
    FoldConfiguration.class,
    IncidentConfiguration.class,
    SignalConfiguration.class,
    EvidenceConfiguration.class,
    AccessConfiguration.class,
    ApiTokenConfiguration.class,
    DisclosureConfiguration.class,
    SignalSourceConfiguration.class,
    LogConfiguration.class,
    FigureConfiguration.class,
    RequestConfiguration.class,
    TaskConfiguration.class
})
public class AnswersConfiguration {

    @Bean
    LedgerReader ledgerReader(MongoLedger ledger) {
        return ledger.reader();
    }

    @Bean
    Queries queries(
            IncidentQueries incidents, SignalQueries signals, AccountQueries accounts, TrailQueries trails, ErasureQueries erasures, TaskQueries tasks,
            PlaybookQueries playbooks, EvidenceQueries evidence, NeedToKnow needToKnow) {
        var all = new ReadModelQueries(incidents, signals, accounts, trails, erasures, tasks, playbooks, evidence);
        return new GuardedQueries(all, needToKnow, new RequestAudience());
    }

    /** The console: only a server with a web address needs it. */
    @Configuration(proxyBeanMethods = false)
    @ConditionalOnWebApplication
    @Import(ConsoleConfiguration.class)
    static class Web {}
}
