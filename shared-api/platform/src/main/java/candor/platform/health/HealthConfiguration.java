package candor.platform.health;

import candor.ledger.mongodb.MongoLedger;
import candor.platform.access.SetupService;
import candor.platform.store.DataFolder;
import candor.platform.store.MongoStore;
import io.micrometer.core.instrument.binder.MeterBinder;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What an operator and a load balancer ask. */
@Configuration(proxyBeanMethods = false)
public class HealthConfiguration {

    @Bean("ledger")
    HealthIndicator ledgerHealth(MongoLedger ledger, MongoStore store) {
        return new LedgerHealth(ledger, store);
    }

    @Bean
    MeterBinder ledgerMeters(MongoLedger ledger, MongoStore store) {
        return new LedgerMeters(ledger, store);
    }

    @Bean
    @ConditionalOnWebApplication
    Announcement announcement(SetupService setup, DataFolder folder) {
        return new Announcement(setup, folder);
    }
}
