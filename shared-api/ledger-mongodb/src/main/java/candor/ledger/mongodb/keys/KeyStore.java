package candor.ledger.mongodb.keys;

import static com.mongodb.client.model.Filters.eq;

import com.mongodb.MongoWriteException;
import com.mongodb.ErrorCategory;
import com.mongodb.ReadConcern;
import com.mongodb.WriteConcern;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import java.security.InvalidKeyException;
import java.security.SecureRandom;
import java.util.Map;
import java.util.Optional;
import javax.crypto.spec.SecretKeySpec;
import org.bson.Document;
import org.bson.types.Binary;
import org.jspecify.annotations.Nullable;

/** The collection {@code keys}: the driver's own data key, the epoch key wrapped by it, the ledger's secrets wrapped by that. */
final class KeyStore {

    static final String COLLECTION = "keys";
    static final String MASTER_FILE = "master.key";

    private static final String EPOCH = "epoch:" + KeyRing.FIRST_EPOCH;
    private static final String IDENTITY = "secret:identity";
    private static final int KEY_LENGTH = 32;

    private final MongoDatabase database;
    private final MongoCollection<Document> keys;
    private final KeyAccess access;
    private final SecureRandom random = new SecureRandom();

    KeyStore(MongoDatabase database, KeyAccess access) {
        this.database = database;
        this.keys = database.getCollection(COLLECTION).withReadConcern(ReadConcern.MAJORITY).withWriteConcern(WriteConcern.MAJORITY.withJournal(true));
        this.access = access;
    }

    /** What can be said about the keys without loading the encryption library. */
    void requireMatchingMaster() {
        Document epoch = find(EPOCH);
        if (epoch == null) {
            require(access.mayCreate(), "this ledger has no keys yet: start the command side first, it makes them");
        } else {
            require(access.kms().provider().equals(epoch.getString("kms")), "this ledger's keys are held by '" + epoch.getString("kms")
                    + "' and the configuration names '" + access.kms().provider() + "': put the key settings back");
            requireFile(epoch.getString("master"));
        }
    }

    KeyRing.Opened open() {
        Document epoch = Optional.ofNullable(find(EPOCH)).orElseGet(this::makeEpoch);
        WrappingKey epochKey = new WrappingKey(unwrapEpoch(epoch));
        Document identity = Optional.ofNullable(find(IDENTITY)).orElseGet(() -> insertOrFind(IDENTITY, wrapped(epochKey.wrap(randomKey()))));
        return new KeyRing.Opened(epochKey, new SecretKeySpec(unwrapIdentity(epochKey, identity), "HmacSHA256"));
    }

    private Document makeEpoch() {
        byte[] master = master();
        try (EpochEnvelope envelope = envelope(master)) {
            Binary sealed = envelope.seal(randomKey());
            Document epoch = wrapped(sealed.getData()).append("kms", access.kms().provider());
            if (access.kms() instanceof KmsSettings.Local) {
                epoch.append("master", KeyRing.fingerprint(master));
            }
            return insertOrFind(EPOCH, epoch);
        }
    }

    private byte[] unwrapEpoch(Document epoch) {
        requireFile(epoch.getString("master"));
        try (EpochEnvelope envelope = envelope(master())) {
            return envelope.open(epoch.get("wrapped", Binary.class));
        }
    }

    private static byte[] unwrapIdentity(WrappingKey epoch, Document identity) {
        try {
            return epoch.unwrap(identity.get("wrapped", Binary.class).getData());
        } catch (InvalidKeyException e) {
            throw new KeysUnavailable("the ledger's secret in the collection 'keys' was altered: put the database back from a backup", e);
        }
    }

    private EpochEnvelope envelope(byte[] master) {
        KmsSettings kms = access.kms();
        Map<String, Object> credentials = kms instanceof KmsSettings.Local ? Map.of("key", master) : kms.credentials();
        return new EpochEnvelope(access.store(), database.getName() + "." + COLLECTION, kms, credentials);
    }

    /** The local master key; nothing where a key service holds it. */
    private byte[] master() {
        if (!(access.kms() instanceof KmsSettings.Local)) {
            return new byte[0];
        }
        byte[] fresh = new byte[KmsSettings.Local.KEY_LENGTH];
        random.nextBytes(fresh);
        byte[] master = access.keep().createIfAbsent(MASTER_FILE, fresh);
        require(master.length == KmsSettings.Local.KEY_LENGTH, "the key file " + access.keep().path(MASTER_FILE)
                + " is damaged (it has not 96 bytes): put back your copy of it");
        return master;
    }

    private void requireFile(@Nullable String fingerprint) {
        if (fingerprint != null) {
            byte[] master = access.keep().read(MASTER_FILE).orElseThrow(() -> new KeysUnavailable("the key file "
                    + access.keep().path(MASTER_FILE) + " is missing: put back your copy of it; without it nobody can read this ledger's sealed data"));
            require(KeyRing.fingerprint(master).equals(fingerprint), "the key file " + access.keep().path(MASTER_FILE)
                    + " belongs to another ledger: point to the keep folder that was made with this database");
        }
    }

    private Document wrapped(byte[] wrapped) {
        return new Document("wrapped", new Binary(wrapped));
    }

    private byte[] randomKey() {
        byte[] key = new byte[KEY_LENGTH];
        random.nextBytes(key);
        return key;
    }

    private @Nullable Document find(String id) {
        return keys.find(eq("_id", id)).first();
    }

    /** Two processes may start a ledger at once: the first one's key counts for both. */
    private Document insertOrFind(String id, Document document) {
        try {
            keys.insertOne(document.append("_id", id));
            return document;
        } catch (MongoWriteException e) {
            if (e.getError().getCategory() == ErrorCategory.DUPLICATE_KEY) {
                return Optional.ofNullable(find(id)).orElseThrow(() -> e);
            }
            throw e;
        }
    }

    private static void require(boolean condition, String sentence) {
        if (!condition) {
            throw new KeysUnavailable(sentence);
        }
    }
}
