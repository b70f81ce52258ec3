package candor.ledger.mongodb.read;

import java.util.Set;
import org.axonframework.messaging.eventhandling.EventMessage;
import org.axonframework.messaging.eventstreaming.Tag;

/**
 * An event as readers get it.
 *
 * @param position leaf index
 * @param message with what was stored, sealed components opened, and with the entry's facts as metadata ({@link Envelope})
 * @param tags of the entry
 * @param weight about how many bytes it holds
 */
public record DecodedEvent(long position, EventMessage message, Set<Tag> tags, int weight) {

    /** The message without the entry's facts. */
    public EventMessage bare() {
        return message.withMetadata(message.metadata().withoutKeys(Envelope.KEYS));
    }

    @Override
    public String toString() {
        return "DecodedEvent[" + position + "]";
    }
}
