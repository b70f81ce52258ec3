package candor.platform.sample;

import candor.ledger.mongodb.MongoLedger;
import candor.platform.CandorProperties;
import candor.platform.Restart;
import candor.platform.access.Credentials;
import candor.platform.cli.AdminOperation;
import candor.platform.command.CommandPort;
import candor.platform.store.Installation;
import candor.platform.store.MongoStore;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The sample belongs to a process that does everything: other nodes would go on with the other ledger. */
@Configuration(proxyBeanMethods = false)
public class SampleConfiguration {

    @Bean(destroyMethod = "close")
    Restart restart() {
        return new Restart();
    }

    /** In role {@code all} only. */
    @Configuration(proxyBeanMethods = false)
    @ConditionalOnProperty(name = "candor.role", havingValue = "all", matchIfMissing = true)
    static class WholeNode {

        @Bean
        SampleSwitch sampleSwitch(Installation installation, MongoLedger ledger, Restart restart) {
            return new RestartingSampleSwitch(installation, ledger, restart);
        }

        @Bean
        LedgerPreparation ledgerPreparation(Installation installation, MongoStore store, MongoLedger ledger, Credentials credentials, CommandPort port, CandorProperties candor, ObjectProvider<SampleStory> story) {
            return new LedgerPreparation(installation, new CarriedAccounts(store, ledger, credentials, port, candor), port, story);
        }

        @Bean
        AdminOperation demoLoad(SampleSwitch samples) {
            return new SampleOperation("demo-load", samples::toSample, "the sample ledger is being opened; sign in again");
        }

        @Bean
        AdminOperation demoEnd(SampleSwitch samples) {
            return new SampleOperation("demo-end", samples::startForReal, "the sample is dropped and the real ledger is being opened; sign in again");
        }
    }
}
