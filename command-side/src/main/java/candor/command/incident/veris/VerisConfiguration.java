package candor.command.incident.veris;

import candor.command.ConditionalOnCommandSide;
import candor.command.importing.ImportRun;
import candor.platform.CandorProperties;
import candor.platform.cli.AdminOperation;
import java.time.InstantSource;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.context.annotation.Bean;

/** Importing is the command side's: it is nothing but commands. */
@AutoConfiguration
@ConditionalOnCommandSide
public class VerisConfiguration {

    @Bean
    AdminOperation importVeris(ImportRun run, InstantSource clock, CandorProperties candor) {
        return new ImportVerisOperation(run, clock, candor.zone());
    }
}
