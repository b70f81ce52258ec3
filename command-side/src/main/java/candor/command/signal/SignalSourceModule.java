package candor.command.signal;

import candor.command.DecidingModule;
import candor.platform.context.ContextModule;
import candor.signal.SignalSourceCommand.RegisterSignalSource;
import candor.signal.SignalSourceCommand.RevokeSignalSource;
import candor.signal.SignalSourceCommand.RotateSignalSourceSecret;
import candor.signal.SignalSourceEvent.SignalSourceRegistered;
import candor.signal.SignalSourceEvent.SignalSourceRevoked;
import candor.signal.SignalSourceEvent.SignalSourceSecretRotated;
import java.util.List;
import org.axonframework.eventsourcing.configuration.EventSourcingConfigurer;

/** The systems that send alerts by themselves. */
public final class SignalSourceModule implements ContextModule {

    @Override
    public EventSourcingConfigurer configure(EventSourcingConfigurer configurer) {
        return configurer.registerCommandHandlingModule(new DecidingModule("signal-source-commands")
                .on(RegisterSignalSource.class, (c, caller, history) -> {
                    AlertSource.read(c.signalSource(), history).requireNew();
                    return List.of(new SignalSourceRegistered(c.signalSource(), c.name(), c.channel(), c.form()));
                })
                .on(RotateSignalSourceSecret.class, (c, caller, history) -> {
                    AlertSource source = AlertSource.read(c.signalSource(), history).requireActive();
                    return List.of(new SignalSourceSecretRotated(c.signalSource(), source.generation() + 1));
                })
                .on(RevokeSignalSource.class, (c, caller, history) -> {
                    AlertSource.read(c.signalSource(), history).requireActive();
                    return List.of(new SignalSourceRevoked(c.signalSource(), c.reason()));
                })
                .module());
    }
}
