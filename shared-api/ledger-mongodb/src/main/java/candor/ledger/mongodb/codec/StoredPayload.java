package candor.ledger.mongodb.codec;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Set;

/**
 * The decoded copy of a stored payload.
 *
 * @param json its components; erased ones are null
 * @param erased names of the components that cannot be opened any more
 */
public record StoredPayload(ObjectNode json, Set<String> erased) {

    public StoredPayload {
        erased = Set.copyOf(erased);
    }
}
