package candor.ledger.mongodb.read;

import java.util.Map;
import java.util.Set;
import org.axonframework.messaging.eventhandling.EventMessage;
import org.axonframework.messaging.eventstreaming.Tag;

/**
 * An event as readers get it.
 *
 * @param position leaf index
 * @param message with what was stored, sealed components opened
 * @param envelope the entry's facts as metadata
 * @param tags of the entry
 * @param weight about how many bytes it holds
 */
public record DecodedEvent(long position, EventMessage message, Map<String, String> envelope, Set<Tag> tags, int weight) {

    @Override
    public String toString() {
        return "DecodedEvent[" + position + "]";
    }
}
