package candor.platform.tiny;

import candor.RuleViolation;
import candor.signal.SignalCommand.AcknowledgeSignal;
import candor.signal.SignalCommand.RaiseSignal;
import candor.signal.SignalCommand.RepeatSignal;
import candor.signal.SignalEvent.SignalRaised;
import candor.signal.SignalEvent.SignalRepeated;
import org.axonframework.eventsourcing.annotation.EventSourcedEntity;
import org.axonframework.eventsourcing.annotation.reflection.EntityCreator;
import org.axonframework.messaging.commandhandling.annotation.CommandHandler;
import org.axonframework.messaging.eventhandling.gateway.EventAppender;

/** A signal with one rule: nobody acknowledges it. */
@EventSourcedEntity(tagKey = "signal")
record TinySignal(String signal) {

    @EntityCreator
    TinySignal(SignalRaised event) {
        this(event.signal());
    }

    @CommandHandler
    static void raise(RaiseSignal command, EventAppender events) {
        events.append(new SignalRaised(command.signal(), command.channel(), command.source(), command.originKey(), command.originReference(), command.text(), command.confidential(), null, null, command.attribution().by(), null));
    }

    @CommandHandler
    void repeat(RepeatSignal command, EventAppender events) {
        events.append(new SignalRepeated(signal, 1, command.text(), null, null, null, null));
    }

    @CommandHandler
    void acknowledge(AcknowledgeSignal command) {
        throw new RuleViolation("signal.nobody-reads", "nobody reads signals here: tell somebody");
    }
}
