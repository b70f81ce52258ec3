package candor.platform.context;

import candor.ledger.mongodb.MongoLedger;
import java.util.UUID;
import org.axonframework.common.configuration.AxonConfiguration;
import org.axonframework.messaging.commandhandling.gateway.CommandGateway;
import org.axonframework.messaging.queryhandling.gateway.QueryGateway;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Axon from the contexts that are there. */
@Configuration(proxyBeanMethods = false)
public class ContextConfiguration {

    @Bean(destroyMethod = "")
    AxonConfiguration axonConfiguration(MongoLedger ledger, ObjectProvider<ContextModule> contexts) {
        return AxonNode.build(ledger, UUID.randomUUID().toString(), contexts.orderedStream().toList());
    }

    @Bean
    AxonLifecycle axonLifecycle(AxonConfiguration axon) {
        return new AxonLifecycle(axon);
    }

    @Bean
    CommandGateway commandGateway(AxonConfiguration axon) {
        return axon.getComponent(CommandGateway.class);
    }

    @Bean
    QueryGateway queryGateway(AxonConfiguration axon) {
        return axon.getComponent(QueryGateway.class);
    }
}
