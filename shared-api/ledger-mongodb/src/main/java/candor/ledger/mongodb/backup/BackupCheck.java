package candor.ledger.mongodb.backup;

import candor.RuleViolation;
import candor.ledger.ByteRange;
import candor.ledger.entry.Disclosure;
import candor.ledger.mongodb.CorruptLedger;
import candor.ledger.mongodb.block.BlockDocument;
import candor.ledger.mongodb.block.Blocks;
import candor.ledger.mongodb.block.StoredBlock;
import candor.ledger.mongodb.block.StoredEvent;
import candor.ledger.note.Checkpoint;
import candor.ledger.tree.CompactRange;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import org.bson.RawBsonDocument;

/**
 * Reads a whole backup before anything is written: every part against its digest, and the entries against the root that the manifest
 * was signed for and against the checkpoint in the keep folder.
 */
final class BackupCheck {

    private static final Set<String> LISTING = Set.of("request.PersonalDataErased", "request.ContentErased");
    private static final String DIGESTS = "digests";
    private static final String BLOCKS = BackupPart.name(Backup.LEDGER, Blocks.COLLECTION);

    private final BackupArchive archive;
    private final Optional<Checkpoint> kept;
    private final Set<String> listed = new HashSet<>();
    private CompactRange tree = CompactRange.EMPTY;
    private long blocks;

    /** @param kept the log's last checkpoint as the keep folder has it */
    BackupCheck(BackupArchive archive, Optional<Checkpoint> kept) {
        this.archive = archive;
        this.kept = kept;
    }

    /**
     * Does so.
     *
     * @return digests that an entry of the backup lists as erased
     * @throws RuleViolation {@code backup.damaged} with the place
     */
    Set<String> run() throws IOException {
        for (String part : archive.manifest().parts().keySet()) {
            archive.read(part, part.equals(BLOCKS) ? this::block : document -> { });
        }
        if (tree.size() != archive.manifest().size() || !tree.root().equals(archive.manifest().root())) {
            throw BackupManifest.damaged("its entries do not give the root that its manifest states");
        }
        return listed;
    }

    private void block(RawBsonDocument raw) {
        StoredBlock block = parse(raw);
        blocks++;
        if (block.number() != blocks || block.first() != tree.size() || !block.before().equals(tree.root())) {
            throw damaged("is missing or out of place");
        }
        tree = tree.append(block.leafHashes());
        if (!tree.equals(block.after()) || !tree.root().equals(block.root())) {
            throw damaged("does not hold the entries that its root is over");
        }
        kept.filter(checkpoint -> checkpoint.size() == tree.size() && !checkpoint.root().equals(tree.root())).ifPresent(checkpoint -> {
            throw BackupManifest.damaged("its first " + checkpoint.size() + " entries are not those that the checkpoint in the keep folder was signed for");
        });
        block.events().stream().filter(event -> LISTING.contains(event.type())).forEach(this::collect);
    }

    private StoredBlock parse(RawBsonDocument raw) {
        try {
            return BlockDocument.read(raw);
        } catch (CorruptLedger e) {
            blocks++;
            throw damaged("is not in the form of a block");
        }
    }

    private RuleViolation damaged(String what) {
        return BackupManifest.damaged(BLOCKS + ", block " + blocks + ", " + what);
    }

    private void collect(StoredEvent event) {
        ByteRange encoded = event.disclosures().get(DIGESTS);
        if (encoded != null) {
            for (JsonNode digest : Disclosure.parse(encoded).value()) {
                listed.add(digest.textValue());
            }
        }
    }
}
