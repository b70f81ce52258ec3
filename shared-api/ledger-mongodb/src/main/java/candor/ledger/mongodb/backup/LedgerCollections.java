package candor.ledger.mongodb.backup;

import candor.ledger.mongodb.block.Blocks;
import candor.ledger.mongodb.checkpoint.CheckpointStore;
import com.mongodb.client.MongoDatabase;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Which collections of a ledger's database are truth, and so belong to a backup. All others are made again from these. */
public final class LedgerCollections {

    static final String IDENTITY = "ledger";
    static final String KEYS = "keys";
    static final String CHECKPOINTS = CheckpointStore.COLLECTION;

    /** A few documents each. */
    static final List<String> SMALL = List.of(IDENTITY, KEYS, "policies");

    /** Ordered by {@code _id} of one type each. Rows first, then what says of them that they are erased. */
    static final List<String> LARGE = List.of("vault", "subjects", "lookup", "erased", "erasures");

    /** Made again from these, or of use only to the processes of now or to this very log: what a restored one is rid of. */
    private static final Set<String> LEFT_OUT = Set.of("tiles", "tokens", "passings", "sweeps", "deadletters", "read_generations", "checkpoint_copies", "dues", "leases");

    /** Files of evidence: in a backup they are a part of their own, wherever they lie. */
    private static final String EVIDENCE = "evidence.";

    /** Of the read models, a collection for each generation of each. */
    private static final String READ_MODELS = "read_";

    private static final String EARLIER = CHECKPOINTS + "_";

    private LedgerCollections() {
    }

    /** Whether it has been said of this collection what a backup does with it, and so what an erasure has to see to in it. */
    public static boolean isKnown(String collection) {
        return SMALL.contains(collection) || LARGE.contains(collection) || LEFT_OUT.contains(collection) || collection.equals(Blocks.COLLECTION)
                || collection.equals(CHECKPOINTS) || collection.startsWith(EARLIER) || collection.startsWith(READ_MODELS) || collection.startsWith(EVIDENCE);
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
