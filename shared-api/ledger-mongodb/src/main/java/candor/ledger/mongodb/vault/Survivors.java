package candor.ledger.mongodb.vault;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.exists;
import static com.mongodb.client.model.Filters.lt;
import static com.mongodb.client.model.Projections.include;
import static com.mongodb.client.model.Updates.combine;
import static com.mongodb.client.model.Updates.set;

import candor.ledger.mongodb.keys.KeyRing;
import com.mongodb.ReadConcern;
import com.mongodb.WriteConcern;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.BulkWriteOptions;
import com.mongodb.client.model.UpdateOneModel;
import java.security.InvalidKeyException;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.bson.types.Binary;

/**
 * Wraps what has survived under the key of the present epoch: the keys of people and those of free text. Nothing is opened and nothing
 * leaves the machine. It can be stopped and begun again at any point; each row changes in one step, and only as it was read.
 */
public final class Survivors {

    private static final String KEY = "key";
    private static final String EPOCH = "epoch";
    private static final int AT_ONCE = 500;

    private final KeyRing ring;
    private final Vault vault;
    private final List<MongoCollection<Document>> collections;

    public Survivors(MongoDatabase database, KeyRing ring) {
        this.ring = ring;
        this.vault = Vault.open(database, ring, InstantSource.system());
        this.collections = List.of(collection(database, SubjectKeys.COLLECTION), collection(database, VaultRows.COLLECTION));
    }

    private static MongoCollection<Document> collection(MongoDatabase database, String name) {
        return database.getCollection(name).withReadConcern(ReadConcern.MAJORITY).withWriteConcern(WriteConcern.MAJORITY.withJournal(true));
    }

    /**
     * Wraps again all that is wrapped under keys of earlier epochs.
     *
     * @return how many there were
     * @throws AlteredRow if one does not unwrap; the epoch's key must not be destroyed then
     */
    public long rewrap() {
        int current = ring.epoch();
        long done = vault.renameAddresses();
        for (MongoCollection<Document> rows : collections) {
            for (long more = -1; more != 0; done += more) {
                more = rewrap(rows, current);
            }
        }
        return done;
    }

    private long rewrap(MongoCollection<Document> rows, int current) {
        Bson earlier = and(lt(EPOCH, current), exists(KEY));
        List<UpdateOneModel<Document>> changes = new ArrayList<>();
        rows.find(earlier).projection(include(KEY, EPOCH)).limit(AT_ONCE).batchSize(AT_ONCE).forEach(row -> changes.add(change(row)));
        if (!changes.isEmpty()) {
            rows.bulkWrite(changes, new BulkWriteOptions().ordered(false));
        }
        return changes.size();
    }

    private UpdateOneModel<Document> change(Document row) {
        String id = row.getString("_id");
        int epoch = row.getInteger(EPOCH, 0);
        try {
            KeyRing.Wrapped again = ring.wrap(ring.unwrap(epoch, row.get(KEY, Binary.class).getData()));
            return new UpdateOneModel<>(and(eq("_id", id), eq(EPOCH, epoch)), combine(set(KEY, new Binary(again.bytes())), set(EPOCH, again.epoch())));
        } catch (InvalidKeyException e) {
            throw new AlteredRow(id, "its key was altered");
        }
    }
}
