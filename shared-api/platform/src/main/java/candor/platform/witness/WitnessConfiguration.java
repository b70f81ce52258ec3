package candor.platform.witness;

import candor.ledger.mongodb.MongoLedger;
import candor.platform.CandorProperties;
import candor.platform.store.Installation;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.net.URI;
import java.nio.file.Path;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Asks the witnesses that the operator names. A sample is shown to nobody. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties({WitnessProperties.class, TimestampProperties.class})
public class WitnessConfiguration {

    @Bean
    WitnessPolicy witnessPolicy(WitnessProperties properties, Installation installation) {
        Path file = properties.policy();
        return file == null || installation.isSample() ? WitnessPolicy.NONE : WitnessPolicy.read(file);
    }

    @Bean(destroyMethod = "close")
    Witnesses witnesses(MongoLedger ledger, WitnessPolicy policy, WitnessProperties properties, CandorProperties candor) {
        return candor.role().takesCommands() && !policy.policy().witnesses().isEmpty() ? Witnesses.ask(ledger, policy, properties) : Witnesses.none();
    }

    @Bean(destroyMethod = "close")
    TimeStamps timeStamps(MongoLedger ledger, TimestampProperties properties, Installation installation, CandorProperties candor) {
        URI authority = properties.authority();
        return authority == null || installation.isSample() || !candor.role().takesCommands() ? TimeStamps.none() : TimeStamps.ask(ledger, authority, properties);
    }

    @Bean("witnessesHealthIndicator")
    HealthIndicator witnessHealth(Witnesses witnesses, TimeStamps timeStamps) {
        return new WitnessHealth(witnesses, timeStamps);
    }

    @Bean
    MeterBinder witnessMeters(Witnesses witnesses, TimeStamps timeStamps) {
        return new WitnessMeters(witnesses, timeStamps);
    }
}
