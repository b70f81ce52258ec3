package candor.command.disclosure;

import candor.command.ConditionalOnCommandSide;
import candor.platform.context.ContextModule;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.context.annotation.Bean;

/** Trails are put together by the read side, which then issues the command; nobody posts it by hand. */
@AutoConfiguration
@ConditionalOnCommandSide
public class DisclosureConfiguration {

    @Bean
    ContextModule disclosureCommands() {
        return new DisclosureModule();
    }
}
