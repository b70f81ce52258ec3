package candor.command.signal;

import candor.DomainEvent;
import candor.TagKey;
import candor.command.Caller;
import candor.command.DecidingModule;
import candor.command.Fold;
import candor.command.History;
import candor.command.IncidentStanding;
import candor.platform.context.ContextModule;
import candor.signal.SignalCommand.AcknowledgeSignal;
import candor.signal.SignalCommand.AnswerReporter;
import candor.signal.SignalCommand.DismissSignal;
import candor.signal.SignalCommand.LinkSignal;
import candor.signal.SignalCommand.RaiseSignal;
import candor.signal.SignalCommand.ReceiveAlert;
import candor.signal.SignalCommand.RepeatSignal;
import candor.signal.SignalCommand.ReportSuspicion;
import java.util.List;
import org.axonframework.eventsourcing.configuration.EventSourcingConfigurer;
import org.axonframework.messaging.eventstreaming.EventCriteria;
import org.axonframework.messaging.eventstreaming.Tag;

/** The signal context of the command side. */
public final class SignalModule implements ContextModule {
    private static final Fold<Signal> FOLD = new Fold<>(Signal.UNKNOWN, Signal::evolve);

    @Override
    public EventSourcingConfigurer configure(EventSourcingConfigurer configurer) {
        return configurer.registerCommandHandlingModule(new DecidingModule("signal-commands")
                .on(RaiseSignal.class, Raising::raise)
                .on(ReportSuspicion.class, Raising::report)
                .on(ReceiveAlert.class, Alerts::receive)
                .on(RepeatSignal.class, (c, caller, history) -> List.of(read(c.signal(), history).repeat(c.signal(), c.text(), c.attribution())))
                .on(AcknowledgeSignal.class, (c, caller, history) -> List.of(read(c.signal(), history).decide(c)))
                .on(AnswerReporter.class, (c, caller, history) -> List.of(read(c.signal(), history).decide(c)))
                .on(DismissSignal.class, (c, caller, history) -> read(c.signal(), history).decide(c))
                .on(LinkSignal.class, SignalModule::link)
                .module());
    }

    private static List<DomainEvent> link(LinkSignal command, Caller caller, History history) {
        IncidentStanding target = IncidentStanding.read(command.incident(), history);
        return List.of(read(command.signal(), history).decide(command, target));
    }

    static Signal read(String signal, History history) {
        return history.fold(entries(signal), FOLD);
    }

    static EventCriteria entries(String signal) {
        return EventCriteria.havingTags(Tag.of(TagKey.OF_SIGNAL, signal));
    }
}
