package candor.query.request;

import candor.ledger.mongodb.MongoLedger;
import candor.platform.store.KeyEpochs;
import candor.query.access.AccountNames;
import candor.query.fold.ReadModel;
import candor.query.incident.IncidentReferences;
import com.mongodb.client.MongoDatabase;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/** The request context of the read side. */
@Configuration(proxyBeanMethods = false)
public class RequestConfiguration {

    @Bean
    ReadModel<ErasureFold> erasureModel(MongoDatabase ledgerDatabase) {
        return new ReadModel<>(ledgerDatabase, new ErasureProjection());
    }

    @Bean
    ErasureQueries erasureQueries(ReadModel<ErasureFold> erasures, AccountNames names) {
        return new ErasureQueries(erasures, names);
    }

    @Bean
    PeopleHeld peopleHeld(ObjectProvider<MongoLedger> ledger, IncidentReferences references, ObjectProvider<KeyEpochs> epochs) {
        return new PeopleHeld(ledger::getObject, references, epochs::getObject);
    }

    @Bean
    PersonOperation personOperation(PeopleHeld people) {
        return new PersonOperation(people);
    }

    /** Pages and read API: only a server with a web address needs them. */
    @Configuration(proxyBeanMethods = false)
    @ConditionalOnWebApplication
    @Import({RequestApi.class, RequestPages.class})
    static class Web {}
}
