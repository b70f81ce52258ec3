package candor.query.fold;

import candor.ledger.mongodb.MongoLedger;
import candor.platform.CandorProperties;
import candor.query.Projected;
import com.mongodb.client.MongoDatabase;
import java.util.List;
import org.axonframework.common.configuration.AxonConfiguration;
import org.axonframework.eventsourcing.eventstore.EventStorageEngine;
import org.axonframework.messaging.eventhandling.conversion.EventConverter;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The read models of every context, kept by one processor. */
@Configuration(proxyBeanMethods = false)
public class FoldConfiguration {

    @Bean
    ReadModels readModels(MongoDatabase ledgerDatabase, List<ReadModel<?>> models, CandorProperties properties) {
        return new ReadModels(ledgerDatabase, models, properties.patience());
    }

    @Bean
    Projected projected(ReadModels models) {
        return models.projected();
    }

    @Bean
    ProjectionLag projectionLag(MongoLedger ledger, Projected projected) {
        return new ProjectionLag(ledger.reader(), projected);
    }

    @Bean
    ErasurePurge erasurePurge(ReadModels models, ObjectProvider<EventFeed> feed, MongoLedger ledger) {
        return new ErasurePurge(models, feed::getObject, ledger.passings());
    }

    @Bean
    ReadModelProcessor readModelProcessor(ReadModels models, ErasurePurge purge, MongoLedger ledger) {
        return new ReadModelProcessor(models, purge, () -> ledger.reader().head().size());
    }

    @Bean
    EventFeed eventFeed(AxonConfiguration axon, MongoLedger ledger) {
        return new LedgerFeed(
                axon.getComponent(EventStorageEngine.class),
                ledger.reader(),
                new EnvelopeReader(axon.getComponent(EventConverter.class)));
    }

    @Bean
    ReadModelLifecycle readModelLifecycle(ReadModels models, EventFeed feed, ErasurePurge purge) {
        return new ReadModelLifecycle(models, feed, purge);
    }

    @Bean
    RebuildOperation rebuildOperation(ReadModels models, EventFeed feed) {
        return new RebuildOperation(models, feed);
    }

    @Bean
    DeadLettersOperation deadLettersOperation(ReadModels models, EventFeed feed, DeadLetters letters) {
        return new DeadLettersOperation(models, feed, letters);
    }

    @Bean("deadLetters")
    DeadLetterHealth deadLetterHealth(DeadLetters letters) {
        return new DeadLetterHealth(letters);
    }

    @Bean("parkedEvents")
    DeadLetters parkedEvents(MongoDatabase ledgerDatabase) {
        return new DeadLetters(ledgerDatabase);
    }
}
