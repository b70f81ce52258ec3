package candor.ledger.mongodb.backup;

import candor.RuleViolation;
import candor.ledger.Malformed;
import candor.ledger.mongodb.LedgerIdentity;
import candor.ledger.mongodb.LedgerOptions;
import candor.ledger.mongodb.MongoLedger;
import candor.ledger.mongodb.Predecessor;
import candor.ledger.mongodb.checkpoint.KeepCopy;
import candor.ledger.mongodb.erasure.ErasureList;
import candor.ledger.mongodb.keys.KeepFolder;
import candor.ledger.mongodb.keys.LogKey;
import candor.ledger.note.Checkpoint;
import candor.ledger.note.LogKeys;
import candor.ledger.note.SignedNote;
import candor.ledger.note.UnverifiedNote;
import candor.ledger.note.VerifierKey;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.bson.Document;
import org.bson.RawBsonDocument;
import org.bson.codecs.DocumentCodec;
import org.jspecify.annotations.Nullable;

/**
 * Begins a new log with what a backup holds. The entries come first, byte for byte and at their positions, so each is still proved by the
 * old log's checkpoints as well as by the new one's; the first entry of the new log's own, LogContinued, names the old one and its last
 * known checkpoint. The new log has another origin and another key: whatever the old log signed after the backup, nothing is ever signed
 * in its name that contradicts it.
 */
public final class Restore {

    private final KeepFolder keep;
    private final Map<String, MongoDatabase> targets;
    private final Map<String, Consumer<RawBsonDocument>> takers;
    private final MongoDatabase ledger;

    /**
     * @param keep folder of the ledger that was backed up
     * @param targets empty database for each folder of a backup, {@code ledger} among them
     */
    public Restore(KeepFolder keep, Map<String, MongoDatabase> targets) {
        this(keep, targets, Map.of());
    }

    private Restore(KeepFolder keep, Map<String, MongoDatabase> targets, Map<String, Consumer<RawBsonDocument>> takers) {
        this.keep = keep;
        this.takers = Map.copyOf(takers);
        this.targets = Map.copyOf(targets);
        this.ledger = Objects.requireNonNull(targets.get(Backup.LEDGER));
    }

    /** The same, with somebody who takes the documents of a folder that is no database; it is told of them once the whole backup was found good. */
    public Restore handing(String folder, Consumer<RawBsonDocument> taker) {
        return new Restore(keep, targets, Map.of(folder, taker));
    }

    /**
     * Does so. Nothing is written before the whole backup was read and found good.
     *
     * @param options to open the new log with, for appending; names the new log, if anybody does
     * @throws RuleViolation {@code backup.damaged}, {@code restore.not-empty}, {@code restore.no-keep} or {@code restore.no-erasure-list}
     */
    public Restored run(Path file, LedgerOptions options, Instant now) throws IOException {
        requireEmpty();
        try (BackupArchive archive = BackupArchive.open(file, this::keys)) {
            Optional<SignedNote> kept = kept(archive.manifest().origin());
            Set<String> listed = new BackupCheck(archive, kept.map(Restore::checkpoint)).run();
            new ReplayedErasures(ledger, keep, options).requireList();
            Document identity = identity(archive);
            requireOther(options.origin(), identity);
            return write(archive, new Found(identity, kept, listed), options, now);
        }
    }

    /** What was found before anything was written. */
    private record Found(Document identity, Optional<SignedNote> kept, Set<String> listed) {}

    /** What is written is marked until it is whole, and removed where it does not become so. */
    private Restored write(BackupArchive archive, Found found, LedgerOptions options, Instant now) throws IOException {
        MongoCollection<Document> identity = ledger.getCollection(LedgerCollections.IDENTITY);
        try {
            identity.insertOne(LedgerIdentity.restoring());
            Set<String> erased = new ErasureList(keep).subjects(archive.manifest().origin());
            new BackupLoad(archive, targets, takers, erased).run();
            long erasures = new ReplayedErasures(ledger, keep, options).run(archive.manifest(), found.listed());
            Predecessor predecessor = predecessor(archive.manifest(), found.kept());
            String origin = options.origin() != null ? options.origin() : LedgerIdentity.randomOrigin();
            identity.replaceOne(new Document("_id", found.identity().get("_id")), LedgerIdentity.continuing(found.identity(), predecessor, origin, now));
            // Opening it appends the first entry of its own, closing it signs the first checkpoint.
            MongoLedger.open(ledger, options).close();
            return new Restored(origin, predecessor, erasures);
        } catch (RuntimeException | IOException e) {
            targets.values().forEach(MongoDatabase::drop);
            throw e;
        }
    }

    private void requireEmpty() {
        targets.values().forEach(database -> {
            if (database.listCollectionNames().first() != null) {
                throw new RuleViolation("restore.not-empty", "the database " + database.getName() + " is not empty: a restore never mixes two ledgers; give it a new place");
            }
        });
    }

    private List<VerifierKey> keys(String origin) {
        return logKeys(origin).all();
    }

    private LogKeys logKeys(String origin) {
        try {
            return LogKey.kept(keep, origin).orElseThrow(this::noKeep);
        } catch (Malformed e) {
            throw noKeep();
        }
    }

    private RuleViolation noKeep() {
        return new RuleViolation("restore.no-keep", "the folder " + keep.path("") + " does not hold the keys of the ledger in this backup:"
                + " name its keep folder with --keep; without it nothing sealed can be opened");
    }

    /** The old log's last checkpoint as the keep folder has it, if its key signed it. */
    private Optional<SignedNote> kept(String origin) {
        return keep.read(KeepCopy.file(origin)).map(bytes -> {
            try {
                SignedNote note = SignedNote.parse(bytes);
                Checkpoint.open(note, keys(origin));
                return note;
            } catch (Malformed | UnverifiedNote e) {
                throw new RuleViolation("restore.no-keep", "the checkpoint " + keep.path(KeepCopy.file(origin)) + " is not signed by its log's key: put back your copy of the keep folder");
            }
        });
    }

    private static Checkpoint checkpoint(SignedNote note) {
        return Checkpoint.parse(note.text());
    }

    private static Document identity(BackupArchive archive) throws IOException {
        AtomicReference<@Nullable Document> identity = new AtomicReference<>();
        archive.read(BackupPart.name(Backup.LEDGER, LedgerCollections.IDENTITY), raw -> identity.set(raw.decode(new DocumentCodec())));
        Document found = identity.get();
        if (found == null) {
            throw BackupManifest.damaged("it does not say which ledger it is of");
        }
        return found;
    }

    /** Two logs of one name would be two histories under it. */
    private static void requireOther(@Nullable String origin, Document identity) {
        if (origin != null && (origin.equals(identity.getString("origin"))
                || LedgerIdentity.predecessors(identity).stream().anyMatch(earlier -> earlier.origin().equals(origin)))) {
            throw new RuleViolation("restore.same-origin", "a restored ledger is a new log and needs another name than " + origin);
        }
    }

    private Predecessor predecessor(BackupManifest manifest, Optional<SignedNote> kept) throws IOException {
        LogKeys keys = logKeys(manifest.origin());
        SignedNote last = kept.filter(note -> checkpoint(note).size() >= manifest.size()).orElseGet(() -> stored(manifest));
        return new Predecessor(manifest.origin(), keys, manifest.size(), manifest.root(), last.format(), checkpoint(last).size());
    }

    /** The checkpoint over all entries of the backup, which was signed before it was made. */
    private SignedNote stored(BackupManifest manifest) {
        Document row = ledger.getCollection(Predecessor.checkpointsOf(manifest.origin()))
                .find(new Document("size", manifest.size())).first();
        if (row == null) {
            throw BackupManifest.damaged("it does not hold the checkpoint over its entries");
        }
        return SignedNote.parse(row.getString("note").getBytes(StandardCharsets.UTF_8));
    }
}
