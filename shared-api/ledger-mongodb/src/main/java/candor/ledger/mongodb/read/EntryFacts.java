package candor.ledger.mongodb.read;

import candor.ledger.mongodb.CorruptLedger;
import candor.ledger.mongodb.block.StoredEvent;
import candor.ledger.mongodb.codec.StoredJson;
import com.fasterxml.jackson.core.JsonParser;
import java.io.IOException;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What a reader of events needs of an entry; read quickly, because the tree vouches for the bytes and {@code fsck} for their form.
 *
 * @param digests base64url digest of each component
 * @param actor digest of the actor; null where no account acted
 */
record EntryFacts(String id, String revision, String recorded, @Nullable String cause, Map<String, String> digests, @Nullable String actor) {

    static EntryFacts of(StoredEvent event) {
        try (JsonParser json = StoredJson.mapper().getFactory().createParser(event.entry())) {
            return read(json);
        } catch (IOException | NullPointerException e) {
            throw new CorruptLedger("the entry at position " + event.position() + " cannot be read", e);
        }
    }

    private static EntryFacts read(JsonParser json) throws IOException {
        Map<String, String> texts = new HashMap<>();
        Map<String, String> digests = new LinkedHashMap<>();
        json.nextToken();
        for (String member = json.nextFieldName(); member != null; member = json.nextFieldName()) {
            switch (json.nextToken()) {
                case VALUE_STRING -> texts.put(member, json.getText());
                case START_OBJECT -> commitments(member, json, member.equals("f") ? digests : texts);
                case null -> throw new IOException("an entry that ends early");
                default -> json.skipChildren();
            }
        }
        return new EntryFacts(known(texts, "id"), known(texts, "v"), known(texts, "at"), texts.get("cause"), digests, texts.get("actor"));
    }

    /** Of all components, or of the one that the member is itself. */
    private static void commitments(String member, JsonParser json, Map<String, String> into) throws IOException {
        for (String name = json.nextFieldName(); name != null; name = json.nextFieldName()) {
            switch (json.nextToken()) {
                case START_OBJECT -> commitments(name, json, into);
                case START_ARRAY -> {
                    into.put(member, Objects.requireNonNull(json.nextTextValue()));
                    json.nextToken();
                }
                case null, default -> throw new IOException("a commitment in another form");
            }
        }
    }

    private static String known(Map<String, String> texts, String member) {
        return Objects.requireNonNull(texts.get(member));
    }
}
