package candor.platform.tiny;

import candor.access.AccessCommand;
import candor.access.AccessCommand.OpenAccount;
import candor.access.Role;
import candor.platform.command.Actor;
import candor.platform.command.BodyHash;
import candor.platform.command.Issuance;
import candor.platform.context.ContextModule;
import candor.platform.edge.CommandRoutes;
import candor.platform.edge.FileRoutes;
import candor.platform.sample.SampleStory;
import candor.sealing.FreeText;
import candor.signal.SignalChannel;
import candor.signal.SignalCommand;
import candor.signal.SignalCommand.RaiseSignal;
import candor.testimony.Attribution;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import org.axonframework.eventsourcing.configuration.EventSourcedEntityModule;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What a side would contribute. */
@Configuration(proxyBeanMethods = false)
public class TinyContext {
    /** How far the clock of every tiny server is off. */
    public static final AtomicReference<Duration> STEP = new AtomicReference<>(Duration.ZERO);

    @Bean
    InstantSource steppingClock() {
        return () -> Instant.now().plus(STEP.get());
    }

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

    @Bean
    FileRoutes tinyFileForms() {
        return FileRoutes.ofForms("/incidents/{incident}/evidence");
    }

    @Bean
    SampleStory tinyStory() {
        Actor invented = new Actor("invented", "Lin", Set.of(Role.RESPONDER));
        RaiseSignal signal = new RaiseSignal("story", SignalChannel.BANK, FreeText.of("a bank"), null, null, FreeText.of("many cards"), false, Attribution.NONE);
        return port -> port.issue(signal, Issuance.by(invented, "story-1", BodyHash.of("1")));
    }
}
