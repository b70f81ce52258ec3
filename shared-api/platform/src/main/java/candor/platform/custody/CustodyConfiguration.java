package candor.platform.custody;

import candor.ledger.mongodb.MongoLedger;
import candor.platform.cli.AdminOperation;
import candor.platform.command.CommandPort;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What may be done with the log's signing keys. */
@Configuration(proxyBeanMethods = false)
public class CustodyConfiguration {

    @Bean
    AdminOperation keysList(MongoLedger ledger, CommandPort port) {
        return new LogKeyOperations(ledger, port).list();
    }

    @Bean
    AdminOperation keysRotate(MongoLedger ledger, CommandPort port) {
        return new LogKeyOperations(ledger, port).rotate();
    }

    @Bean
    AdminOperation keysRetire(MongoLedger ledger, CommandPort port) {
        return new LogKeyOperations(ledger, port).retire();
    }
}
