package candor.command.signal;

import candor.command.ConditionalOnCommandSide;
import candor.platform.context.ContextModule;
import candor.platform.edge.CommandRoutes;
import candor.signal.SignalCommand;
import candor.signal.SignalCommand.RaiseSignal;
import candor.signal.SignalCommand.ReceiveAlert;
import candor.signal.SignalCommand.ReportSuspicion;
import candor.signal.SignalSourceCommand;
import candor.signal.SignalSourceCommand.RegisterSignalSource;
import candor.signal.SignalSourceCommand.RotateSignalSourceSecret;
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
    ContextModule signalSourceCommands() {
        return new SignalSourceModule();
    }

    @Bean
    CommandRoutes signalRoutes() {
        return CommandRoutes.under("/api/signals/{signal}", SignalCommand.class)
                .at("/api/signals", RaiseSignal.class)
                .at("/api/reports", ReportSuspicion.class)
                .without(ReceiveAlert.class);
    }

    /** Whoever shows a secret, once, issues the command that makes it. */
    @Bean
    CommandRoutes signalSourceRoutes() {
        return CommandRoutes.under("/api/signal-sources/{signalSource}", SignalSourceCommand.class)
                .without(RegisterSignalSource.class, RotateSignalSourceSecret.class);
    }
}
