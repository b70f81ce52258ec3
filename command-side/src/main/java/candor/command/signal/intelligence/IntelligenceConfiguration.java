package candor.command.signal.intelligence;

import candor.command.ConditionalOnCommandSide;
import candor.command.importing.ImportRun;
import candor.incident.IntelligenceFormat;
import candor.platform.cli.AdminOperation;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.context.annotation.Bean;

/** What others know of threats, as signals. */
@AutoConfiguration
@ConditionalOnCommandSide
public class IntelligenceConfiguration {

    @Bean
    AdminOperation importMisp(ImportRun run) {
        return new ImportIntelligenceOperation(IntelligenceFormat.MISP, run);
    }

    @Bean
    AdminOperation importStix(ImportRun run) {
        return new ImportIntelligenceOperation(IntelligenceFormat.STIX, run);
    }
}
