package candor.platform.internal;

import candor.platform.CandorProperties;
import candor.platform.access.Actors;
import candor.platform.cli.AdminOperation;
import candor.platform.command.CommandPort;
import candor.platform.store.DataFolder;
import candor.platform.store.OwnerOnly;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Conditional;
import org.springframework.context.annotation.Configuration;

/** Who may call in from our own processes. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnWebApplication
public class InternalConfiguration {

    @Bean
    @Conditional(TakesCommands.class)
    InternalCommands internalCommands(CandorProperties candor, CommandPort port, Actors actors) {
        return new InternalCommands(port, actors, new BearerToken(OwnerOnly.secret(candor.serviceToken())));
    }

    @Bean
    InternalOperations internalOperations(ObjectProvider<AdminOperation> operations, DataFolder folder, ObjectMapper edgeMapper) {
        return new InternalOperations(operations.orderedStream().toList(), new BearerToken(OwnerOnly.secret(folder.adminToken())), edgeMapper);
    }
}
