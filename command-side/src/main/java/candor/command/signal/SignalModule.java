package candor.command.signal;

import candor.DomainEvent;
import candor.RuleViolation;
import candor.TagKey;
import candor.command.Caller;
import candor.command.DecidingModule;
import candor.command.History;
import candor.platform.context.ContextModule;
import candor.signal.SignalCommand.AcknowledgeSignal;
import candor.signal.SignalCommand.DismissSignal;
import candor.signal.SignalCommand.LinkSignal;
import candor.signal.SignalCommand.RaiseSignal;
import candor.signal.SignalCommand.RepeatSignal;
import candor.signal.SignalEvent.SignalRaised;
import candor.testimony.Attribution;
import java.util.List;
import java.util.Optional;
import org.axonframework.eventsourcing.configuration.EventSourcingConfigurer;
import org.axonframework.messaging.eventstreaming.EventCriteria;
import org.axonframework.messaging.eventstreaming.Tag;

/** The signal context of the command side. */
public final class SignalModule implements ContextModule {

    @Override
    public EventSourcingConfigurer configure(EventSourcingConfigurer configurer) {
        return configurer.registerCommandHandlingModule(new DecidingModule("signal-commands")
                .on(RaiseSignal.class, SignalModule::raise)
                .on(RepeatSignal.class, (c, caller, history) -> List.of(read(c.signal(), history).repeat(c.signal(), c.text(), c.attribution())))
                .on(AcknowledgeSignal.class, (c, caller, history) -> List.of(read(c.signal(), history).decide(c)))
                .on(DismissSignal.class, (c, caller, history) -> List.of(read(c.signal(), history).decide(c)))
                .on(LinkSignal.class, SignalModule::link)
                .module());
    }

    /** What the same source said before under the same identifier is said again, and does not become a second signal. */
    private static List<DomainEvent> raise(RaiseSignal command, Caller caller, History history) {
        Optional<String> same = ofSameOrigin(command, history);
        if (same.isPresent()) {
            return List.of(read(same.get(), history).repeat(same.get(), command.text(), command.attribution()));
        }
        if (read(command.signal(), history).raised()) {
            throw new RuleViolation("signal.already-raised", "This signal was raised before: repeat it if there is more to say.");
        }
        Attribution by = command.attribution();
        return List.of(new SignalRaised(
                command.signal(), command.channel(), command.source(), command.originKey(), command.originReference(), command.text(),
                command.confidential(), by.occurred(), by.known(), by.by(), by.means()));
    }

    private static Optional<String> ofSameOrigin(RaiseSignal command, History history) {
        if (command.originKey() == null) {
            return Optional.empty();
        }
        var origin = EventCriteria.havingTags(Tag.of(TagKey.OF_ORIGIN, command.originKey()))
                .andBeingOneOfTypes("signal.SignalRaised");
        return history.fold(origin, Optional.empty(), (found, event) -> event instanceof SignalRaised raised ? Optional.of(raised.signal()) : found);
    }

    private static List<DomainEvent> link(LinkSignal command, Caller caller, History history) {
        LinkTarget target = history.fold(LinkTarget.entries(command.incident()), LinkTarget.ABSENT, LinkTarget::evolve);
        return List.of(read(command.signal(), history).decide(command, target));
    }

    private static Signal read(String signal, History history) {
        return history.fold(EventCriteria.havingTags(Tag.of(TagKey.OF_SIGNAL, signal)), Signal.UNKNOWN, Signal::evolve);
    }
}
