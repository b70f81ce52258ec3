package candor.ledger.mongodb.keys;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.regex;
import static com.mongodb.client.model.Updates.combine;
import static com.mongodb.client.model.Updates.set;
import static com.mongodb.client.model.Updates.unset;

import com.mongodb.MongoWriteException;
import com.mongodb.ErrorCategory;
import com.mongodb.ReadConcern;
import com.mongodb.WriteConcern;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import java.security.InvalidKeyException;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import javax.crypto.spec.SecretKeySpec;
import org.bson.Document;
import org.bson.types.Binary;
import org.jspecify.annotations.Nullable;

/** The collection {@code keys}: the driver's own data key, the epoch key wrapped by it, the ledger's secrets wrapped by that. */
final class KeyStore {

    static final String COLLECTION = "keys";
    static final String MASTER_FILE = "master.key";

    private static final String EPOCH = "epoch:";
    private static final String WRAPPED = "wrapped";
    private static final String MASTER = "master";
    private static final String OPENED = "opened";
    private static final String DESTROYED = "destroyed";
    private static final String LOOKUP = "secret:lookup:";
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
        List<Document> living = documents().stream().filter(KeyStore::lives).toList();
        if (living.isEmpty()) {
            require(access.mayCreate(), "this ledger has no keys yet: start the command side first, it makes them");
        }
        for (Document epoch : living) {
            require(access.kms().provider().equals(epoch.getString("kms")), "this ledger's keys are held by '" + epoch.getString("kms")
                    + "' and the configuration names '" + access.kms().provider() + "': put the key settings back");
            requireFile(number(epoch), epoch.getString(MASTER));
        }
    }

    KeyRing.Opened open() {
        if (documents().isEmpty()) {
            makeEpoch(KeyRing.FIRST_EPOCH);
        }
        NavigableMap<Integer, WrappingKey> epochs = new TreeMap<>();
        documents().stream().filter(KeyStore::lives).forEach(epoch -> epochs.put(number(epoch), new WrappingKey(unwrapEpoch(epoch))));
        Map<Integer, SecretKeySpec> lookup = new HashMap<>();
        epochs.entrySet().forEach(epoch -> lookup(epoch).ifPresent(key -> lookup.put(epoch.getKey(), key)));
        return new KeyRing.Opened(epochs, new SecretKeySpec(identity(epochs), "HmacSHA256"), Map.copyOf(lookup));
    }

    /** The key of an epoch by which people are looked up; made where this process may. */
    private Optional<SecretKeySpec> lookup(Map.Entry<Integer, WrappingKey> epoch) {
        String id = LOOKUP + epoch.getKey();
        Document found = find(id);
        if (found == null && !access.mayCreate()) {
            return Optional.empty();
        }
        Document key = found != null ? found : insertOrFind(id, wrapped(epoch.getValue().wrap(randomKey())));
        return Optional.of(new SecretKeySpec(unwrapIdentity(epoch.getValue(), key), "HmacSHA256"));
    }

    /** By the clock that says when epochs begin and end. */
    Instant now() {
        return access.clock().instant();
    }

    /** Numbers of the epochs whose keys there are. */
    Set<Integer> living() {
        return documents().stream().filter(KeyStore::lives).map(KeyStore::number).collect(Collectors.toSet());
    }

    /** All epochs, in order. */
    List<KeyEpoch> epochs() {
        return documents().stream().map(epoch -> new KeyEpoch(number(epoch), instant(epoch, OPENED).orElse(Instant.EPOCH), instant(epoch, DESTROYED).orElse(null))).toList();
    }

    /** Makes the key of an epoch unless it is there, under a master key of its own where that is ours. */
    void begin(int number) {
        require(access.mayCreate(), "this process only reads: open the epoch on the command side");
        if (find(EPOCH + number) == null) {
            makeEpoch(number);
        }
    }

    /** First what is needed to open it in a backup, then the key itself; the document stays and says when. */
    void destroy(int number) {
        if (access.kms() instanceof KmsSettings.Local) {
            access.keep().destroy(file(number));
        }
        keys.deleteOne(eq("_id", LOOKUP + number));
        keys.updateOne(eq("_id", EPOCH + number), combine(unset(WRAPPED), set(DESTROYED, now().toString())));
    }

    private List<Document> documents() {
        return keys.find(regex("_id", "^" + EPOCH)).batchSize(1_000).into(new ArrayList<>()).stream()
                .sorted(Comparator.comparingInt(KeyStore::number)).toList();
    }

    private static int number(Document epoch) {
        return Integer.parseInt(epoch.getString("_id").substring(EPOCH.length()));
    }

    private static boolean lives(Document epoch) {
        return epoch.containsKey(WRAPPED);
    }

    private static Optional<Instant> instant(Document epoch, String field) {
        return Optional.ofNullable(epoch.getString(field)).map(Instant::parse);
    }

    /** The ledger's secret, wrapped under the newest epoch key: it must outlive the others. */
    private byte[] identity(NavigableMap<Integer, WrappingKey> epochs) {
        Document identity = Optional.ofNullable(find(IDENTITY))
                .orElseGet(() -> insertOrFind(IDENTITY, under(epochs.lastEntry(), randomKey())));
        int epoch = identity.getInteger("epoch", KeyRing.FIRST_EPOCH);
        byte[] secret = unwrapIdentity(epochs.get(epoch), identity);
        if (epoch < epochs.lastKey() && access.mayCreate()) {
            keys.replaceOne(and(eq("_id", IDENTITY), eq(WRAPPED, identity.get(WRAPPED))), under(epochs.lastEntry(), secret).append("_id", IDENTITY));
        }
        return secret;
    }

    private static Document under(Map.Entry<Integer, WrappingKey> epoch, byte[] secret) {
        return wrapped(epoch.getValue().wrap(secret)).append("epoch", epoch.getKey());
    }

    private Document makeEpoch(int number) {
        byte[] master = master(number);
        try (EpochEnvelope envelope = envelope(master)) {
            Binary sealed = envelope.seal(randomKey());
            Document epoch = wrapped(sealed.getData()).append("kms", access.kms().provider()).append(OPENED, now().toString());
            if (access.kms() instanceof KmsSettings.Local) {
                epoch.append(MASTER, KeyRing.fingerprint(master));
            }
            return insertOrFind(EPOCH + number, epoch);
        }
    }

    private byte[] unwrapEpoch(Document epoch) {
        requireFile(number(epoch), epoch.getString(MASTER));
        try (EpochEnvelope envelope = envelope(master(number(epoch)))) {
            return envelope.open(epoch.get(WRAPPED, Binary.class));
        }
    }

    private static byte[] unwrapIdentity(@Nullable WrappingKey epoch, Document identity) {
        try {
            if (epoch == null) {
                throw new InvalidKeyException("its epoch has ended");
            }
            return epoch.unwrap(identity.get(WRAPPED, Binary.class).getData());
        } catch (InvalidKeyException e) {
            throw new KeysUnavailable("the ledger's secret in the collection 'keys' was altered: put the database back from a backup", e);
        }
    }

    private EpochEnvelope envelope(byte[] master) {
        KmsSettings kms = access.kms();
        Map<String, Object> credentials = kms instanceof KmsSettings.Local ? Map.of("key", master) : kms.credentials();
        return new EpochEnvelope(access.store(), database.getName() + "." + COLLECTION, kms, credentials);
    }

    /** Name of the file of an epoch's master key: each has its own, so that destroying it makes backups of its time useless. */
    static String file(int epoch) {
        return epoch == KeyRing.FIRST_EPOCH ? MASTER_FILE : "master-" + epoch + ".key";
    }

    /** The local master key; nothing where a key service holds it. */
    private byte[] master(int epoch) {
        if (!(access.kms() instanceof KmsSettings.Local)) {
            return new byte[0];
        }
        byte[] fresh = new byte[KmsSettings.Local.KEY_LENGTH];
        random.nextBytes(fresh);
        byte[] master = access.keep().createIfAbsent(file(epoch), fresh);
        require(master.length == KmsSettings.Local.KEY_LENGTH, "the key file " + access.keep().path(file(epoch))
                + " is damaged (it has not 96 bytes): put back your copy of it");
        return master;
    }

    private void requireFile(int epoch, @Nullable String fingerprint) {
        if (fingerprint != null) {
            byte[] master = access.keep().read(file(epoch)).orElseThrow(() -> new KeysUnavailable("the key file "
                    + access.keep().path(file(epoch)) + " is missing: put back your copy of it; without it nobody can read this ledger's sealed data"));
            require(KeyRing.fingerprint(master).equals(fingerprint), "the key file " + access.keep().path(file(epoch))
                    + " belongs to another ledger: point to the keep folder that was made with this database");
        }
    }

    private static Document wrapped(byte[] wrapped) {
        return new Document(WRAPPED, new Binary(wrapped));
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
