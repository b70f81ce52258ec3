package candor.platform.command;

import candor.ledger.mongodb.MongoLedger;
import candor.platform.CandorProperties;
import candor.platform.access.Actors;
import candor.platform.access.Credentials;
import candor.platform.internal.RemoteCommandPort;
import candor.platform.store.OwnerOnly;
import candor.platform.store.Refusal;
import io.micrometer.core.instrument.MeterRegistry;
import org.axonframework.messaging.commandhandling.gateway.CommandGateway;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The door for commands, here or on the command side. */
@Configuration(proxyBeanMethods = false)
public class CommandConfiguration {

    @Bean
    CommandPort commandPort(CandorProperties candor, CommandGateway gateway, MongoLedger ledger, Actors actors, Credentials credentials, MeterRegistry meters) {
        CommandPort port = candor.role().takesCommands() ? new LocalCommandPort(gateway, ledger) : remote(candor);
        return new MeasuredCommandPort(new FollowedCommandPort(port, actors, credentials), meters);
    }

    private static CommandPort remote(CandorProperties candor) {
        String url = candor.commandSide().url();
        if (url == null || url.isBlank()) {
            throw new Refusal("the role \"query\" needs to know where commands go: set candor.command-side.url, such as http://127.0.0.1:8081");
        }
        return new RemoteCommandPort(url, OwnerOnly.secret(candor.serviceToken()));
    }
}
