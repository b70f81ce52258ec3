package candor.command.log;

import candor.command.ConditionalOnCommandSide;
import candor.platform.context.ContextModule;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.context.annotation.Bean;

/** Keys are replaced from the command line of the machine that holds them; nobody posts it. */
@AutoConfiguration
@ConditionalOnCommandSide
public class LogConfiguration {

    @Bean
    ContextModule logCommands() {
        return new LogModule();
    }
}
