package candor.command.importing;

import candor.command.ConditionalOnCommandSide;
import candor.ledger.mongodb.MongoLedger;
import candor.platform.command.CommandPort;
import java.time.InstantSource;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.context.annotation.Bean;

/** Importing is the command side's: it is nothing but commands. */
@AutoConfiguration
@ConditionalOnCommandSide
public class ImportConfiguration {

    @Bean
    ImportRun importRun(CommandPort commands, MongoLedger ledger, InstantSource clock) {
        return new ImportRun(commands, ledger, clock);
    }
}
