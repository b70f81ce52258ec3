package candor.command.incident;

import candor.command.ConditionalOnCommandSide;
import candor.incident.DeclarationCommand.DeclareIncident;
import candor.incident.DeclarationCommand.EscalateSignal;
import candor.incident.DeclarationCommand.ImportIncident;
import candor.incident.IncidentCommand;
import candor.platform.alert.AlertTeams;
import candor.platform.context.ContextModule;
import candor.platform.edge.CommandRoutes;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.context.annotation.Bean;

/** Where incidents are declared and acted on. Imports come in through the command line, which knows the ledger's key for their origin. */
@AutoConfiguration
@ConditionalOnCommandSide
public class IncidentApi {

    @Bean
    ContextModule incidentCommands(AlertTeams teams) {
        return new IncidentModule(teams);
    }

    @Bean
    CommandRoutes incidentRoutes() {
        return CommandRoutes.under("/api/incidents/{incident}", IncidentCommand.class)
                .at("/api/incidents", DeclareIncident.class)
                .at("/api/signals/{signal}/escalate-signal", EscalateSignal.class)
                .without(ImportIncident.class);
    }
}
