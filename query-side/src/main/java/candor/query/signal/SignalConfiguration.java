package candor.query.signal;

import candor.query.access.AccountNames;
import candor.query.fold.ReadModel;
import candor.query.incident.IncidentReferences;
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
    SignalQueries signalQueries(ReadModel<SignalFold> signals, IncidentReferences references, AccountNames names) {
        return new SignalQueries(signals, references::of, names);
    }

    /** Pages and read API: only a server with a web address needs them. */
    @Configuration(proxyBeanMethods = false)
    @ConditionalOnWebApplication
    @Import({SignalPages.class, SignalApi.class})
    static class Web {}
}
