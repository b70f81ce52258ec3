package candor.ledger.mongodb.codec;

import com.fasterxml.jackson.databind.JsonNode;
import org.jspecify.annotations.Nullable;

/**
 * One component of an event on its way into the log.
 *
 * @param name as it stands in the entry
 * @param value what its disclosure commits to; of a sealed component the plain value
 * @param sealing where the disclosure is kept
 * @param subject whose key seals it; null unless {@link Sealing#PERSONAL}
 */
public record PayloadComponent(String name, JsonNode value, Sealing sealing, @Nullable String subject) {

    @Override
    public String toString() {
        return "PayloadComponent[" + name + ", " + sealing + "]";
    }
}
