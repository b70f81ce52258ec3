package candor.platform.witness;

import candor.ledger.mongodb.MongoLedger;
import candor.platform.CandorProperties;
import candor.platform.store.Installation;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.nio.file.Path;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Asks the witnesses that the operator names. A sample is shown to nobody. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(WitnessProperties.class)
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

    @Bean("witnessesHealthIndicator")
    HealthIndicator witnessHealth(Witnesses witnesses) {
        return new WitnessHealth(witnesses);
    }

    @Bean
    MeterBinder witnessMeters(Witnesses witnesses) {
        return new WitnessMeters(witnesses);
    }
}
