package candor.command.access;

import candor.access.AccessCommand;
import candor.access.AccessCommand.OpenAccount;
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
    CommandRoutes accountRoutes() {
        return CommandRoutes.under("/api/accounts/{account}", AccessCommand.class).at("/api/accounts", OpenAccount.class);
    }
}
