package candor.ledger.mongodb.keys;

import candor.ledger.Malformed;
import candor.ledger.note.LogKeys;
import candor.ledger.note.NoteSigner;
import candor.ledger.note.VerifierKey;
import com.mongodb.client.MongoDatabase;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The signing keys of a log over time. Which they are stands in the keep folder ({@code log-<tag>.keys}), which is believed, and in the
 * database, for readers. Each process looks before each signature, so one that rotates is followed by the others with the same folder.
 * Every step can be repeated after a crash. Safe for use by several threads.
 */
public final class LogKeyring {

    private final MongoDatabase database;
    private final KeepFolder keep;
    private final String origin;

    private LogKeyring(MongoDatabase database, KeepFolder keep, String origin) {
        this.database = database;
        this.keep = keep;
        this.origin = origin;
    }

    /**
     * The keys of this log; the first is made when the log has none yet.
     *
     * @throws KeysUnavailable if a key in use is missing, or the folder's keys are not those the log's checkpoints were signed with
     */
    public static LogKeyring open(MongoDatabase database, KeepFolder keep, String origin) {
        LogKeyring ring = new LogKeyring(database, keep, origin);
        if (keep.read(ring.listFile()).isEmpty()) {
            NoteSigner first = LogKey.signer(database, keep, origin);
            keep.createIfAbsent(ring.listFile(), LogKeys.of(first.verifierKey()).format().getBytes(StandardCharsets.UTF_8));
        }
        ring.requireOwnDatabase();
        ring.signers();
        ring.endRetirement();
        return ring;
    }

    /** The keys by the keep folder's word, if it has this log's. @throws KeysUnavailable if the list is damaged */
    public static Optional<LogKeys> kept(KeepFolder keep, String origin) {
        return keep.read(LogKey.listFile(origin)).map(bytes -> parse(keep, origin, bytes));
    }

    /** Whether a rotation of this log's keys was begun and not finished. */
    public static boolean isPrepared(KeepFolder keep, String origin) {
        return keep.read(nextFile(origin)).isPresent();
    }

    /** The vkey whose retirement was begun and not finished: it may still sign although the log says that it is retired. */
    public static Optional<String> retiring(KeepFolder keep, String origin) {
        return keep.read(retiringFile(origin)).map(vkey -> new String(vkey, StandardCharsets.UTF_8));
    }

    /** Whether the folder's keys may differ from those that the database states: a change of keys is under way, and that is told last. */
    public static boolean mayLead(KeepFolder keep, LogKeys kept, LogKeys stated) {
        return (isPrepared(keep, kept.origin()) || retiring(keep, kept.origin()).isPresent()) && kept.all().containsAll(stated.all());
    }

    /** Names of the files with the private halves of retired keys that are still there; none where the folder has no list of this log's keys. */
    public static List<String> undestroyed(KeepFolder keep, String origin) {
        return kept(keep, origin).stream().flatMap(keys -> keys.retired().stream().flatMap(key -> files(keys, key)))
                .filter(file -> keep.read(file).isPresent()).toList();
    }

    /** A log's first key has a file by the log's name, every later one by its own; whoever put a copy back may have used that for the first one too. */
    private static Stream<String> files(LogKeys keys, VerifierKey key) {
        String own = LogKey.file(keys.origin(), key);
        return key.equals(keys.all().getLast()) ? Stream.of(own, LogKey.file(keys.origin())) : Stream.of(own);
    }

    /** Names of the files that should hold the private halves of the keys in use and do not; none where the folder has no list of this log's keys. */
    public static List<String> unheld(KeepFolder keep, String origin) {
        return kept(keep, origin).stream().flatMap(keys -> keys.inUse().stream()).filter(key -> held(keep, origin, key).isEmpty())
                .map(key -> LogKey.file(origin, key)).toList();
    }

    /** All keys so far, as the keep folder says now. */
    public LogKeys keys() {
        return kept(keep, origin).orElseThrow(() -> new KeysUnavailable("the list of signing keys " + keep.path(listFile()) + " is missing: put back your copy of it"));
    }

    /** The keys in use, newest first: each signs. @throws KeysUnavailable if one is missing */
    public List<NoteSigner> signers() {
        return keys().inUse().stream().map(this::signer).toList();
    }

    /**
     * A key to rotate to, made and kept but not in use yet.
     *
     * @param from size of the smallest checkpoint it signs
     */
    public record Prepared(VerifierKey key, long from) {}

    /** Prepares a rotation; the one already prepared stays until it is in use. @param from see {@link Prepared} */
    public Prepared prepare(long from) {
        long size = Long.parseLong(new String(keep.createIfAbsent(fromFile(), Long.toString(from).getBytes(StandardCharsets.UTF_8)), StandardCharsets.UTF_8));
        return new Prepared(read(nextFile(), keep.createIfAbsent(nextFile(), LogKey.fresh())).verifierKey(), size);
    }

    /** Whether a rotation was begun and not finished. */
    public boolean isPrepared() {
        return isPrepared(keep, origin);
    }

    /** Takes the prepared key into use, once the log says so. */
    public LogKeys activate(Prepared next) {
        keep.createIfAbsent(LogKey.file(origin, next.key()), keep.read(nextFile()).orElseThrow(() -> new KeysUnavailable("there is no prepared key to rotate to")));
        if (!keys().all().contains(next.key())) {
            store(keys().rotatedTo(next.key(), next.from()));
        }
        LogKey.publish(database, keys());
        keep.destroy(nextFile());
        keep.destroy(fromFile());
        return keys();
    }

    /** Notes that a key is about to be retired, before the log says so; it signs on. */
    public void beginRetirement(VerifierKey key) {
        keep.replace(retiringFile(origin), key.vkey().getBytes(StandardCharsets.UTF_8));
    }

    /** Retires every key but the newest and destroys their private halves, once the log says so. @param until size of the largest checkpoint they are valid for */
    public LogKeys retire(long until) {
        store(keys().retiredAt(until));
        endRetirement();
        return keys();
    }

    /** Does what is left of a retirement that the list of keys tells of already. @return whether anything but telling readers was */
    public boolean endRetirement() {
        LogKey.publish(database, keys());
        List<String> left = undestroyed(keep, origin);
        left.forEach(keep::destroy);
        boolean isNoted = retiring(keep, origin).filter(vkey -> keys().retired().stream().anyMatch(key -> key.vkey().equals(vkey))).isPresent();
        if (isNoted) {
            keep.destroy(retiringFile(origin));
        }
        return isNoted || !left.isEmpty();
    }

    private void store(LogKeys keys) {
        keep.replace(listFile(), keys.format().getBytes(StandardCharsets.UTF_8));
    }

    private NoteSigner signer(VerifierKey key) {
        return held(keep, origin, key).orElseThrow(() -> new KeysUnavailable("a signing key of this log is missing (" + keep.path(LogKey.file(origin)) + " or "
                + LogKey.file(origin, key) + "): put back your copy of it; without it this log cannot go on"));
    }

    private static Optional<NoteSigner> held(KeepFolder keep, String origin, VerifierKey key) {
        return Stream.of(LogKey.file(origin, key), LogKey.file(origin))
                .flatMap(file -> keep.read(file).map(pem -> new NoteSigner(origin, LogKey.parse(keep, file, pem))).stream())
                .filter(found -> found.verifierKey().equals(key)).findFirst();
    }

    private NoteSigner read(String file, byte[] pem) {
        return new NoteSigner(origin, LogKey.parse(keep, file, pem));
    }

    /** After a crash the database may lag behind the folder, never the other way. */
    private void requireOwnDatabase() {
        LogKey.verifiers(database).filter(stated -> !keys().all().containsAll(stated.all())).ifPresent(_ -> {
            throw new KeysUnavailable("the signing keys in " + keep.path(listFile()) + " are not this log's: point to the keep folder that was made with this database");
        });
    }

    private static LogKeys parse(KeepFolder keep, String origin, byte[] bytes) {
        try {
            return LogKeys.parse(new String(bytes, StandardCharsets.UTF_8));
        } catch (Malformed e) {
            throw new KeysUnavailable("the list of signing keys " + keep.path(LogKey.listFile(origin)) + " is damaged: put back your copy of it", e);
        }
    }

    private String listFile() {
        return LogKey.listFile(origin);
    }

    private String fromFile() {
        return "log-" + LogKey.tag(origin) + ".next.from";
    }

    private String nextFile() {
        return nextFile(origin);
    }

    private static String retiringFile(String origin) {
        return "log-" + LogKey.tag(origin) + ".retiring";
    }

    private static String nextFile(String origin) {
        return "log-" + LogKey.tag(origin) + ".next.key";
    }
}
