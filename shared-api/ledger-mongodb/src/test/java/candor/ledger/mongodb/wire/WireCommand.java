package candor.ledger.mongodb.wire;

import org.bson.BsonDocument;
import org.bson.BsonValue;

/**
 * A command on its way to the server.
 *
 * @param name such as {@code insert}
 * @param target the collection it is about; empty where it is about none
 */
public record WireCommand(String name, String target) {

    static WireCommand of(BsonDocument body) {
        String name = body.getFirstKey();
        BsonValue target = body.get(name);
        return new WireCommand(name, target != null && target.isString() ? target.asString().getValue() : "");
    }

    /** Whether it is this command on this collection. */
    public boolean is(String command, String collection) {
        return name.equals(command) && target.equals(collection);
    }
}
