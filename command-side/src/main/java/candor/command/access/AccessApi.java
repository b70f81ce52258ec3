package candor.command.access;

import candor.access.AccessCommand;
import candor.access.AccessCommand.IssueApiToken;
import candor.access.AccessCommand.OpenAccount;
import candor.access.AuditorCommand;
import candor.access.AuditorCommand.GrantAuditorAccess;
import candor.access.AuditorCommand.RecordAuditorUse;
import candor.command.ConditionalOnCommandSide;
import candor.platform.context.ContextModule;
import candor.platform.edge.CommandRoutes;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.context.annotation.Bean;

/** Where accounts are opened and given roles. */
@AutoConfiguration
@ConditionalOnCommandSide
public class AccessApi {

    @Bean
    ContextModule accessCommands() {
        return new AccessModule();
    }

    @Bean
    ContextModule apiTokenCommands() {
        return new ApiTokenModule();
    }

    @Bean
    ContextModule auditorCommands() {
        return new AuditorModule();
    }

    /** Access is granted by the side that makes its token, and only that side knows when it is used. */
    @Bean
    CommandRoutes auditorRoutes() {
        return CommandRoutes.under("/api/auditors/{grant}", AuditorCommand.class).without(GrantAuditorAccess.class, RecordAuditorUse.class);
    }

    /** A token is issued where it is made and shown. */
    @Bean
    CommandRoutes accountRoutes() {
        return CommandRoutes.under("/api/accounts/{account}", AccessCommand.class).at("/api/accounts", OpenAccount.class).without(IssueApiToken.class);
    }
}
