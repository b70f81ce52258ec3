package candor.query.signal;

import candor.platform.edge.CommandEdge;
import candor.query.Projected;
import candor.query.access.AccountNames;
import candor.query.fold.EventFeed;
import candor.query.fold.ReadModel;
import candor.query.incident.IncidentReferences;
import candor.signal.SignalSourceRow;
import com.mongodb.client.MongoDatabase;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/** The signal context of the read side. */
@Configuration(proxyBeanMethods = false)
public class SignalConfiguration {

    @Bean
    ReadModel<SignalFold> signalModel(MongoDatabase ledgerDatabase) {
        return new ReadModel<>(ledgerDatabase, new SignalProjection());
    }

    @Bean
    ReadModel<SignalSourceRow> signalSourceModel(MongoDatabase ledgerDatabase) {
        return new ReadModel<>(ledgerDatabase, new SignalSourceProjection());
    }

    @Bean
    SignalQueries signalQueries(ReadModel<SignalFold> signals, ReadModel<SignalSourceRow> sources, IncidentReferences references, AccountNames names, EventFeed feed) {
        return new SignalQueries(signals, new SignalSources(sources, signals), references::of, names, feed);
    }

    /** Pages and read API: only a server with a web address needs them. */
    @Configuration(proxyBeanMethods = false)
    @ConditionalOnWebApplication
    @Import({SignalPages.class, InboxPages.class, ReportPages.class, SignalApi.class})
    static class Web {

        @Bean
        Triage triage(CommandEdge edge, Projected projected) {
            return new Triage(edge, projected);
        }
    }
}
