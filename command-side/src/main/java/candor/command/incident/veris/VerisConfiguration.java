package candor.command.incident.veris;

import candor.command.ConditionalOnCommandSide;
import candor.ledger.mongodb.MongoLedger;
import candor.platform.CandorProperties;
import candor.platform.cli.AdminOperation;
import candor.platform.command.CommandPort;
import java.time.InstantSource;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.context.annotation.Bean;

/** Importing is the command side's: it is nothing but commands. */
@AutoConfiguration
@ConditionalOnCommandSide
public class VerisConfiguration {

    @Bean
    AdminOperation importVeris(CommandPort commands, MongoLedger ledger, InstantSource clock, CandorProperties candor) {
        return new ImportVerisOperation(commands, ledger, clock, candor.zone());
    }
}
