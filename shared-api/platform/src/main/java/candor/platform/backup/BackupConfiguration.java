package candor.platform.backup;

import candor.ledger.mongodb.MongoLedger;
import candor.platform.CandorProperties;
import candor.platform.cli.AdminOperation;
import candor.platform.evidence.EvidenceFiles;
import candor.platform.internal.TakesCommands;
import candor.platform.store.Installation;
import com.mongodb.client.MongoDatabase;
import java.time.InstantSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Conditional;
import org.springframework.context.annotation.Configuration;

/** Where the ledger is appended to: only who holds the log's key can sign a backup. */
@Configuration(proxyBeanMethods = false)
public class BackupConfiguration {

    @Bean
    @Conditional(TakesCommands.class)
    AdminOperation backup(MongoLedger ledger, MongoDatabase ledgerDatabase, Installation installation, CandorProperties candor, InstantSource clock, EvidenceFiles files) {
        return new BackupOperation(ledger, ledgerDatabase, installation, candor.keepFolder(), clock, files);
    }
}
