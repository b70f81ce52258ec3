package candor.platform.cli;

import candor.ledger.mongodb.MongoLedger;
import candor.platform.CandorProperties;
import candor.platform.access.Accounts;
import candor.platform.access.Actors;
import candor.platform.access.Credentials;
import candor.platform.access.UserOperations;
import candor.platform.command.CommandPort;
import candor.platform.evidence.EvidenceFiles;
import candor.platform.evidence.FileAudit;
import candor.platform.store.KeyEpochs;
import candor.platform.store.MongoStore;
import com.mongodb.client.MongoDatabase;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What the platform itself lets the command line do. */
@Configuration(proxyBeanMethods = false)
public class OperationConfiguration {

    @Bean
    AdminOperation fsck(MongoDatabase ledgerDatabase, MongoStore store, CandorProperties candor, MongoLedger ledger, EvidenceFiles evidence) {
        return new FsckOperation(ledgerDatabase, store, candor, ledger, new FileAudit(ledger.reader(), evidence));
    }

    @Bean
    AdminOperation keysNewEpoch(KeyEpochs epochs) {
        return KeyOperations.newEpoch(epochs);
    }

    @Bean
    AdminOperation keysShow(MongoLedger ledger, KeyEpochs epochs) {
        return KeyOperations.show(ledger, epochs);
    }

    @Bean
    AdminOperation userAdd(Credentials credentials, Actors actors, CommandPort port, Accounts accounts) {
        return new UserOperations(credentials, actors, port, accounts).add();
    }

    @Bean
    AdminOperation userList(Credentials credentials, Actors actors, CommandPort port, Accounts accounts) {
        return new UserOperations(credentials, actors, port, accounts).list();
    }

    @Bean
    AdminOperation userDisable(Credentials credentials, Actors actors, CommandPort port, Accounts accounts) {
        return new UserOperations(credentials, actors, port, accounts).disable();
    }

    @Bean
    AdminOperation userResetPassword(Credentials credentials, Actors actors, CommandPort port, Accounts accounts) {
        return new UserOperations(credentials, actors, port, accounts).resetPassword();
    }
}
