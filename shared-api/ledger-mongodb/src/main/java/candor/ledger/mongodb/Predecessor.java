package candor.ledger.mongodb;

import candor.ledger.Hash;
import candor.ledger.mongodb.checkpoint.CheckpointStore;
import candor.ledger.mongodb.keys.LogKey;
import candor.ledger.note.LogKeys;
import candor.log.LogEvent.LogContinued;
import org.bson.Document;

/**
 * A log that this one was begun from: its entries are the first of this log, at the same positions.
 *
 * @param origin its name
 * @param keys its keys
 * @param size number of entries taken over
 * @param root of the tree over them
 * @param checkpoint its last signed checkpoint that was known then, as text
 * @param signed number of entries that checkpoint covers; more than {@code size} where the backup was older than the log's end
 */
public record Predecessor(String origin, LogKeys keys, long size, Hash root, String checkpoint, long signed) {

    /** How many of its entries are known to be lost. */
    public long lost() {
        return Math.max(0, signed - size);
    }

    /** Name of the collection that holds the checkpoints which the other log signed. */
    public String checkpoints() {
        return checkpointsOf(origin);
    }

    /** As {@link #checkpoints()}, for the log of that name. */
    public static String checkpointsOf(String origin) {
        return CheckpointStore.COLLECTION + "_" + LogKey.tag(origin);
    }

    /** The event with which this log begins to have entries of its own. */
    LogContinued event() {
        return new LogContinued(origin, keys.format(), size, root.base64(), checkpoint, lost());
    }

    /** As it is stored in the collection {@code ledger}. */
    public Document document() {
        return new Document("origin", origin).append("keys", keys.format()).append("size", size).append("root", root.base64())
                .append("checkpoint", checkpoint).append("signed", signed);
    }

    static Predecessor read(Document stored) {
        return new Predecessor(stored.getString("origin"), LogKeys.parse(stored.getString("keys")), stored.getLong("size"),
                Hash.ofBase64(stored.getString("root")), stored.getString("checkpoint"), stored.getLong("signed"));
    }
}
