package candor.command.signal;

import candor.command.ConditionalOnCommandSide;
import candor.platform.context.ContextModule;
import candor.platform.edge.CommandRoutes;
import candor.signal.SignalCommand;
import candor.signal.SignalCommand.RaiseSignal;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.context.annotation.Bean;

/** Where signals are raised and judged. */
@AutoConfiguration
@ConditionalOnCommandSide
public class SignalApi {

    @Bean
    ContextModule signalCommands() {
        return new SignalModule();
    }

    @Bean
    CommandRoutes signalRoutes() {
        return CommandRoutes.under("/api/signals/{signal}", SignalCommand.class).at("/api/signals", RaiseSignal.class);
    }
}
