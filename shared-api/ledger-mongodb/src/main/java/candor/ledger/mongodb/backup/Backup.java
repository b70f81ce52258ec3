package candor.ledger.mongodb.backup;

import static com.mongodb.client.model.Filters.eq;

import candor.RuleViolation;
import candor.ledger.entry.LedgerTime;
import candor.ledger.mongodb.MongoLedger;
import candor.ledger.mongodb.SignedCheckpoint;
import candor.ledger.mongodb.block.BlockLocator;
import candor.ledger.mongodb.block.Blocks;
import candor.ledger.note.NoteSigner;
import com.mongodb.client.MongoDatabase;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.bson.Document;
import org.bson.RawBsonDocument;

/**
 * Copies a ledger while it is used. The backup ends with a block, under a checkpoint that is signed first: everything acknowledged before
 * it was begun is in it. Read models, tiles and positions of readers are left out, because they are made again from the entries, and so
 * are the keys of the keep folder: without that folder a backup cannot be opened.
 *
 * <p>The order matters. Sealed rows are written before their block, so whatever a copied block commits to is in the vault by then, or was
 * erased in the meantime; and what an erasure takes with it is noted before it goes, so the notes are copied after the rows.
 */
public final class Backup {

    /** Folder of the ledger's own collections in the file. */
    static final String LEDGER = "ledger";

    private static final int BLOCKS_AT_ONCE = 32;
    private static final int ROWS_AT_ONCE = 1_000;

    private final MongoLedger ledger;
    private final MongoDatabase database;
    private final NoteSigner signer;
    private final List<? extends Extra> beside;

    /** What is no part of a ledger and belongs to a backup. */
    public sealed interface Extra permits Beside, Given {}

    /**
     * A small collection that is no part of a ledger and belongs to a backup.
     *
     * @param folder in the file
     */
    public record Beside(String folder, MongoDatabase database, String collection) implements Extra {}

    /**
     * Documents that do not come from a collection.
     *
     * @param folder in the file
     * @param part name in that folder
     * @param documents hands over one after the other
     */
    public record Given(String folder, String part, Consumer<Consumer<RawBsonDocument>> documents) implements Extra {}

    /**
     * @param ledger opened for appending
     * @param database of this ledger
     * @param signer with the log's key
     */
    public Backup(MongoLedger ledger, MongoDatabase database, NoteSigner signer, List<? extends Extra> beside) {
        this.ledger = ledger;
        this.database = database;
        this.signer = signer;
        this.beside = List.copyOf(beside);
    }

    /**
     * Writes it.
     *
     * @throws RuleViolation {@code backup.empty} or {@code backup.keys-changed}
     * @throws IOException if the stream does not take it
     */
    public BackupManifest write(OutputStream out, Instant now) throws IOException {
        Instant at = LedgerTime.parse(LedgerTime.format(now));
        try (BackupWriter writer = new BackupWriter(out)) {
            List<RawBsonDocument> keys = keys();
            SignedCheckpoint end = ledger.signCheckpoint()
                    .orElseThrow(() -> new RuleViolation("backup.empty", "the ledger holds no entry yet: there is nothing to back up"));
            parts(end).forEach(writer::write);
            beside.forEach(extra -> writer.write(part(extra)));
            if (!keys.equals(keys())) {
                throw new RuleViolation("backup.keys-changed", "the ledger's keys were changed while the backup was made: make it again");
            }
            BackupManifest manifest = new BackupManifest(signer.name(), at, end.checkpoint().size(), end.checkpoint().root(), writer.parts());
            writer.finish(manifest.sign(signer));
            return manifest;
        }
    }

    private static BackupPart part(Extra extra) {
        return switch (extra) {
            case Beside one -> BackupPart.small(one.folder(), one.database(), one.collection());
            case Given given -> new BackupPart.Handed(BackupPart.name(given.folder(), given.part()), given.documents());
        };
    }

    private List<BackupPart> parts(SignedCheckpoint end) {
        BlockLocator locator = new BlockLocator(new Blocks(database));
        long lastBlock = locator.holding(end.checkpoint().size() - 1, locator.last());
        Document signed = database.getCollection(LedgerCollections.CHECKPOINTS).find(eq("size", end.checkpoint().size())).first();
        List<BackupPart> parts = new ArrayList<>();
        LedgerCollections.SMALL.forEach(name -> parts.add(BackupPart.small(LEDGER, database, name)));
        parts.add(BackupPart.paged(LEDGER, database, Blocks.COLLECTION, BLOCKS_AT_ONCE, lastBlock));
        LedgerCollections.LARGE.forEach(name -> parts.add(BackupPart.paged(LEDGER, database, name, ROWS_AT_ONCE, null)));
        parts.add(BackupPart.paged(LEDGER, database, LedgerCollections.CHECKPOINTS, ROWS_AT_ONCE, signed == null ? 0 : signed.getLong("_id")));
        LedgerCollections.earlierCheckpoints(database).forEach(name -> parts.add(BackupPart.paged(LEDGER, database, name, ROWS_AT_ONCE, null)));
        return parts;
    }

    private List<RawBsonDocument> keys() {
        return database.getCollection(LedgerCollections.KEYS, RawBsonDocument.class).find().into(new ArrayList<>());
    }
}
