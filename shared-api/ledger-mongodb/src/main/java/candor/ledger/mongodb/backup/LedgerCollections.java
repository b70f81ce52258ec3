package candor.ledger.mongodb.backup;

import candor.ledger.mongodb.checkpoint.CheckpointStore;
import com.mongodb.client.MongoDatabase;
import java.util.ArrayList;
import java.util.List;

/** Which collections of a ledger's database are truth, and so belong to a backup. All others are made again from these. */
final class LedgerCollections {

    static final String IDENTITY = "ledger";
    static final String KEYS = "keys";
    static final String CHECKPOINTS = CheckpointStore.COLLECTION;

    /** A few documents each. */
    static final List<String> SMALL = List.of(IDENTITY, KEYS, "policies");

    /** Ordered by {@code _id} of one type each. Rows first, then what says of them that they are erased. */
    static final List<String> LARGE = List.of("vault", "subjects", "lookup", "erased", "erasures");

    private static final String EARLIER = CHECKPOINTS + "_";

    private LedgerCollections() {
    }

    /** Those of checkpoints of the logs that this one continues. */
    static List<String> earlierCheckpoints(MongoDatabase database) {
        List<String> names = new ArrayList<>();
        for (String name : database.listCollectionNames()) {
            if (name.startsWith(EARLIER)) {
                names.add(name);
            }
        }
        names.sort(null);
        return names;
    }
}
