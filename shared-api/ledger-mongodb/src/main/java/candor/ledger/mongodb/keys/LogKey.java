package candor.ledger.mongodb.keys;

import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Updates.combine;
import static com.mongodb.client.model.Updates.set;

import candor.ledger.Hash;
import candor.ledger.Malformed;
import candor.ledger.StrictBase64;
import candor.ledger.note.Ed25519PrivateKey;
import candor.ledger.note.LogKeys;
import candor.ledger.note.NoteSigner;
import candor.ledger.note.VerifierKey;
import com.mongodb.ErrorCategory;
import com.mongodb.MongoWriteException;
import com.mongodb.ReadConcern;
import com.mongodb.WriteConcern;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.UpdateOptions;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Optional;
import org.bson.Document;

/**
 * The first Ed25519 key that signs a log's checkpoints. The private half lies in the keep folder as PKCS#8 PEM, one file per origin; the
 * public half in the collection {@code keys}, so that readers without the folder can verify.
 */
public final class LogKey {

    /** {@code _id} of the public half among the keys. */
    public static final String ID = "log-key";
    private static final String VKEY = "vkey";
    private static final String KEYS = "keys";
    private static final String BEGIN = "-----BEGIN PRIVATE KEY-----\n";
    private static final String END = "\n-----END PRIVATE KEY-----\n";

    private LogKey() {
    }

    /**
     * The signer of this log; its key is made when the log has none yet.
     *
     * @throws KeysUnavailable if the file is missing or holds another key than the one the log's checkpoints were signed with
     */
    public static NoteSigner signer(MongoDatabase database, KeepFolder keep, String origin) {
        MongoCollection<Document> keys = keys(database);
        Optional<VerifierKey> known = find(keys);
        String file = file(origin);
        if (known.isPresent() && keep.read(file).isEmpty()) {
            throw new KeysUnavailable("the signing key " + keep.path(file) + " is missing: put back your copy of it; without it this log cannot go on");
        }
        NoteSigner signer = new NoteSigner(origin, read(keep, file));
        VerifierKey expected = known.orElseGet(() -> publish(keys, signer.verifierKey()));
        if (!expected.vkey().equals(signer.verifierKey().vkey())) {
            throw new KeysUnavailable("the signing key " + keep.path(file) + " is not this log's: point to the keep folder that was made with this database");
        }
        return signer;
    }

    /** The key that verifies this log's checkpoints; empty before the first start. */
    public static Optional<VerifierKey> verifier(MongoDatabase database) {
        return find(keys(database));
    }

    /** The keys that verify this log's checkpoints, as the database states them; empty before the first start. */
    public static Optional<LogKeys> verifiers(MongoDatabase database) {
        Document stated = keys(database).find(eq("_id", ID)).first();
        return Optional.ofNullable(stated).map(row -> row.containsKey(KEYS) ? LogKeys.parse(row.getString(KEYS)) : LogKeys.of(VerifierKey.parse(row.getString(VKEY))));
    }

    /** States the keys for readers. */
    static void publish(MongoDatabase database, LogKeys keys) {
        if (!verifiers(database).equals(Optional.of(keys))) {
            keys(database).updateOne(eq("_id", ID), combine(set(VKEY, keys.newest().vkey()), set(KEYS, keys.format())), new UpdateOptions().upsert(true));
        }
    }

    /** The keys by the keep folder's word, if it has this log's. @throws KeysUnavailable if it is damaged */
    public static Optional<LogKeys> kept(KeepFolder keep, String origin) {
        String file = file(origin);
        return LogKeyring.kept(keep, origin).or(() -> keep.read(file).map(pem -> LogKeys.of(new NoteSigner(origin, parse(keep, file, pem)).verifierKey())));
    }

    /** Name of the file with the list of a log's keys. */
    static String listFile(String origin) {
        return "log-" + tag(origin) + ".keys";
    }

    /** Name of the file with a private key that replaced another. */
    static String file(String origin, VerifierKey key) {
        return "log-" + tag(origin) + "-" + HexFormat.of().toHexDigits(key.keyId()) + ".key";
    }

    /** Name of the file with the log's first private key. */
    static String file(String origin) {
        return "log-" + tag(origin) + ".key";
    }

    /** Tells apart the files of several logs in one keep folder: 16 hex digits of SHA-256 over the origin. */
    public static String tag(String origin) {
        return Hash.sha256(origin.getBytes(StandardCharsets.UTF_8)).hex().substring(0, 16);
    }

    private static Ed25519PrivateKey read(KeepFolder keep, String file) {
        return parse(keep, file, keep.createIfAbsent(file, fresh()));
    }

    /** A new private key as it stands in a file. */
    static byte[] fresh() {
        return (BEGIN + StrictBase64.encode(Ed25519PrivateKey.generate().toPkcs8()) + END).getBytes(StandardCharsets.US_ASCII);
    }

    static Ed25519PrivateKey parse(KeepFolder keep, String file, byte[] ascii) {
        String pem = new String(ascii, StandardCharsets.US_ASCII);
        try {
            Malformed.unless(pem.startsWith(BEGIN) && pem.endsWith(END), "no PKCS#8 PEM");
            return Ed25519PrivateKey.ofPkcs8(StrictBase64.decode(pem.substring(BEGIN.length(), pem.length() - END.length())));
        } catch (Malformed e) {
            throw new KeysUnavailable("the signing key " + keep.path(file) + " is damaged: put back your copy of it", e);
        }
    }

    private static VerifierKey publish(MongoCollection<Document> keys, VerifierKey key) {
        try {
            keys.insertOne(new Document("_id", ID).append(VKEY, key.vkey()));
            return key;
        } catch (MongoWriteException e) {
            if (e.getError().getCategory() == ErrorCategory.DUPLICATE_KEY) {
                return find(keys).orElseThrow(() -> e);
            }
            throw e;
        }
    }

    private static Optional<VerifierKey> find(MongoCollection<Document> keys) {
        return Optional.ofNullable(keys.find(eq("_id", ID)).first()).map(row -> VerifierKey.parse(row.getString(VKEY)));
    }

    private static MongoCollection<Document> keys(MongoDatabase database) {
        return database.getCollection(KeyStore.COLLECTION).withReadConcern(ReadConcern.MAJORITY).withWriteConcern(WriteConcern.MAJORITY.withJournal(true));
    }
}
