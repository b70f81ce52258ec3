package candor.embedded.wire;

import candor.embedded.bson.BsonValue;
import candor.embedded.bson.RawDocument;
import java.util.List;
import java.util.Map;

/**
 * One command from a client.
 *
 * @param id the client's request number, repeated in the reply
 * @param legacy sent as OP_QUERY, which drivers use for the very first greeting only
 * @param body the command document
 * @param sequences documents sent beside the body, by field name
 */
public record Request(int id, boolean legacy, String database, RawDocument body, Map<String, List<byte[]>> sequences) {

    public String command() {
        return body.firstName();
    }

    /** The command's own value: mostly the collection's name. */
    public BsonValue argument() {
        return body.get(command());
    }

    /** The documents of a field, wherever the client put them. */
    public List<byte[]> documents(String field) {
        List<byte[]> beside = sequences.get(field);
        if (beside != null) {
            return beside;
        }
        BsonValue inside = body.get(field);
        return inside.isArray() ? inside.elements().stream().filter(BsonValue::isDocument).map(BsonValue::copy).toList() : List.of();
    }
}
