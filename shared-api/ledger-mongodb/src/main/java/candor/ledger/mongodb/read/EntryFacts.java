package candor.ledger.mongodb.read;

import candor.ledger.mongodb.CorruptLedger;
import candor.ledger.mongodb.block.StoredEvent;
import candor.ledger.mongodb.codec.StoredJson;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a reader of events needs of an entry; read quickly, because the tree vouches for the bytes and {@code fsck} for their form.
 *
 * @param digests base64url digest of each component
 * @param actor digest of the actor; null where no account acted
 */
record EntryFacts(String id, String revision, String recorded, @Nullable String cause, Map<String, String> digests, @Nullable String actor) {

    static EntryFacts of(StoredEvent event) {
        try {
            JsonNode json = StoredJson.mapper().readTree(event.entry());
            Map<String, String> digests = new LinkedHashMap<>();
            json.get("f").properties().forEach(component -> digests.put(component.getKey(), digest(component.getValue())));
            return new EntryFacts(json.get("id").textValue(), json.get("v").textValue(), json.get("at").textValue(),
                    json.has("cause") ? json.get("cause").textValue() : null, digests, json.has("actor") ? digest(json.get("actor")) : null);
        } catch (IOException | NullPointerException e) {
            throw new CorruptLedger("the entry at position " + event.position() + " cannot be read", e);
        }
    }

    private static String digest(JsonNode commitment) {
        return commitment.get("_sd").get(0).textValue();
    }
}
