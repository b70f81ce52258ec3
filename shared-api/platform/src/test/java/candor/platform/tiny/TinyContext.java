package candor.platform.tiny;

import candor.access.AccessCommand;
import candor.access.AccessCommand.OpenAccount;
import candor.platform.context.ContextModule;
import candor.platform.edge.CommandRoutes;
import candor.signal.SignalCommand;
import candor.signal.SignalCommand.RaiseSignal;
import org.axonframework.eventsourcing.configuration.EventSourcedEntityModule;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What a side would contribute. */
@Configuration(proxyBeanMethods = false)
public class TinyContext {

    @Bean
    ContextModule tinyAccounts() {
        return configurer -> configurer.registerEntity(EventSourcedEntityModule.autodetected(String.class, TinyAccount.class));
    }

    @Bean
    ContextModule tinySignals() {
        return configurer -> configurer.registerEntity(EventSourcedEntityModule.autodetected(String.class, TinySignal.class));
    }

    @Bean
    CommandRoutes accountRoutes() {
        return CommandRoutes.under("/api/accounts/{account}", AccessCommand.class).at("/api/accounts", OpenAccount.class);
    }

    @Bean
    CommandRoutes signalRoutes() {
        return CommandRoutes.under("/api/signals/{signal}", SignalCommand.class).at("/api/signals", RaiseSignal.class);
    }
}
