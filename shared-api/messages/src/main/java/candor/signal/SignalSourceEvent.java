package candor.signal;

import candor.DomainEvent;
import candor.TagKey;
import candor.sealing.FreeText;
import org.axonframework.eventsourcing.annotation.EventTag;
import org.axonframework.messaging.eventhandling.annotation.Event;

/** What has happened to a system that sends alerts. No event ever holds a secret. */
public sealed interface SignalSourceEvent extends DomainEvent {

    /** The source it is about. */
    String signalSource();

    /**
     * It may send alerts.
     * @param name by which people know it
     * @param channel its signals come from
     * @param form in which it sends them
     */
    @Event(namespace = "signal", name = "SignalSourceRegistered", version = "1")
    record SignalSourceRegistered(
            @EventTag(key = TagKey.OF_SOURCE) String signalSource, FreeText name, SignalChannel channel, AlertForm form)
            implements SignalSourceEvent {}

    /**
     * It was given another secret.
     * @param generation of the new one; the first secret is generation 1
     */
    @Event(namespace = "signal", name = "SignalSourceSecretRotated", version = "1")
    record SignalSourceSecretRotated(@EventTag(key = TagKey.OF_SOURCE) String signalSource, long generation) implements SignalSourceEvent {}

    /** Nothing is taken from it any more. */
    @Event(namespace = "signal", name = "SignalSourceRevoked", version = "1")
    record SignalSourceRevoked(@EventTag(key = TagKey.OF_SOURCE) String signalSource, FreeText reason) implements SignalSourceEvent {}
}
