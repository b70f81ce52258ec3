package candor.ledger.mongodb.fsck;

import static com.mongodb.client.model.Filters.gt;
import static com.mongodb.client.model.Sorts.ascending;

import candor.ledger.mongodb.LedgerIdentity;
import candor.ledger.mongodb.Predecessor;
import candor.ledger.mongodb.block.Blocks;
import candor.ledger.mongodb.checkpoint.KeepCopy;
import candor.ledger.mongodb.erasure.Erasures;
import candor.ledger.mongodb.fsck.LogKeyCheck.UnderWay;
import candor.ledger.mongodb.keys.KeepFolder;
import candor.ledger.mongodb.keys.KeyAccess;
import candor.ledger.mongodb.keys.KeyRing;
import candor.ledger.mongodb.keys.KeysUnavailable;
import candor.ledger.mongodb.keys.LogKey;
import candor.ledger.mongodb.keys.LogKeyring;
import candor.ledger.mongodb.tile.TileStore;
import candor.ledger.mongodb.vault.Vault;
import candor.ledger.note.LogKeys;
import com.mongodb.ReadConcern;
import com.mongodb.ReadPreference;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.bson.Document;

/**
 * Recomputes a whole ledger from its store, block by block: every leaf and the root, canonical form, ordinals and predecessors, the
 * unhashed copies, each ordinary disclosure and each sealed one, and everything that was signed, in the store and in the keep folder.
 * It changes nothing and may run while entries are appended: what arrives after it reached the end is not looked at.
 */
public final class Fsck {

    private static final int BLOCKS_AT_ONCE = 100;

    private final MongoDatabase database;
    private final KeyRing ring;
    private final LogKeys keys;
    private final Optional<KeepFolder> keep;

    /**
     * @param ring opens the sealed components
     * @param keys verify the checkpoints; take them from elsewhere than the database where that is possible
     * @param keep with the copy of the last checkpoint; empty to go without
     */
    public Fsck(MongoDatabase database, KeyRing ring, LogKeys keys, Optional<KeepFolder> keep) {
        this.database = database;
        this.ring = ring;
        this.keys = keys;
        this.keep = keep;
    }

    /**
     * Checks the ledger with the keys of its keep folder.
     *
     * @throws KeysUnavailable if these are not the ledger's, or it has none
     */
    public static FsckReport check(MongoDatabase database, KeyAccess access) {
        return of(database, access).check();
    }

    /** A check with the keys of a keep folder. @throws KeysUnavailable as {@link #check(MongoDatabase, KeyAccess)} */
    public static Fsck of(MongoDatabase database, KeyAccess access) {
        LogKeys published = LogKey.verifiers(database).orElseThrow(() -> new KeysUnavailable("there is no ledger in this database"));
        // The keys that the operator holds are believed, not those the database states; where both are there they must agree.
        LogKeys keys = LogKey.kept(access.keep(), published.origin()).orElse(published);
        if (!keys.equals(published) && !LogKeyring.mayLead(access.keep(), keys, published)) {
            throw new KeysUnavailable("the log key stated in the database is not the one in the keep folder: one of them was exchanged");
        }
        KeyRing ring = KeyRing.open(database, new KeyAccess(access.keep(), access.kms(), access.store(), false));
        return new Fsck(database, ring, keys, Optional.of(access.keep()));
    }

    /**
     * Makes damaged and missing tiles again from the entries, where everything else fits: what was signed vouches for the entries then.
     * May be done while entries are appended.
     *
     * @param report of a check just made
     * @return number of tiles that were stored again or taken out; 0 where something else than tiles is damaged
     */
    public long repair(FsckReport report) {
        return report.onlyTiles() ? new TileRepair(new TileStore(database), new Blocks(database)).run() : 0;
    }

    /** Checks all of it. */
    public FsckReport check() {
        Findings findings = new Findings();
        SealedCheck sealed = new SealedCheck(Vault.open(database, ring, InstantSource.system()), new Erasures(database), findings);
        LogKeyCheck logKeys = new LogKeyCheck(findings);
        EntryCheck entries = new EntryCheck(findings, sealed, logKeys);
        CheckpointCheck checkpoints = new CheckpointCheck("", collection("checkpoints"), keys,
                keep.flatMap(folder -> folder.read(KeepCopy.file(keys.origin()))), findings);
        // After the newest checkpoint was read: what that covers is stored by now.
        TileCheck tiles = new TileCheck(new TileStore(database), checkpoints.covered(), findings);
        BlockCheck blocks = new BlockCheck(findings, entries, tiles);
        origin(findings);
        List<CheckpointCheck> all = Stream.concat(Stream.of(checkpoints), predecessors(findings)).toList();
        long end = read(blocks, all);
        sealed.finish();
        List<String> unfinished = logKeys(logKeys, findings);
        all.forEach(each -> each.finish(blocks.size()));
        tiles.finish();
        return new FsckReport(keys.origin(), end, blocks.computed().size(), blocks.computed().root(), entries.disclosures(), sealed.opened(), sealed.erased(),
                sealed.underWay(), tiles.compared(), tiles.damaged(), all.stream().mapToLong(CheckpointCheck::compared).sum(), checkpoints.latest(), unfinished, findings.kept(),
                findings.all() - findings.kept().size());
    }

    private void origin(Findings findings) {
        Document ledger = collection("ledger").find().first();
        if (ledger != null && ledger.containsKey("origin") && !keys.origin().equals(ledger.get("origin"))) {
            findings.general("ledger, origin", "the origin is not the name of the log's key");
        }
    }

    /**
     * After the entries were read: what the log said by then is in the keep folder, or is just being put there.
     *
     * @return what was begun with the keys and not ended, as sentences
     */
    private List<String> logKeys(LogKeyCheck check, Findings findings) {
        // Before the list: what is under way no more stands in that.
        UnderWay underWay = underWay(keys.origin());
        check.compare(keep.flatMap(folder -> LogKey.kept(folder, keys.origin())).orElse(keys), underWay);
        predecessors().forEach(earlier -> check.compare(earlier, believed(earlier), underWay(earlier.origin())));
        keep.stream().flatMap(folder -> LogKeyring.unheld(folder, keys.origin()).stream())
                .forEach(file -> findings.general("keep folder, " + file, "it is missing or holds another key than the list of the log's keys says: put back your copy of it"));
        List<String> left = keep.stream().flatMap(folder -> LogKeyring.undestroyed(folder, keys.origin()).stream()).toList();
        return underWay.sentences(left);
    }

    private UnderWay underWay(String origin) {
        return keep.map(folder -> new UnderWay(LogKeyring.isPrepared(folder, origin), LogKeyring.retiring(folder, origin))).orElse(UnderWay.NOTHING);
    }

    /** What the logs signed that this one was begun from holds for its first entries. */
    private Stream<CheckpointCheck> predecessors(Findings findings) {
        return predecessors().stream().map(earlier ->
                new CheckpointCheck("log " + earlier.origin() + ", ", collection(earlier.checkpoints()), believed(earlier), Optional.empty(), findings));
    }

    private List<Predecessor> predecessors() {
        Document ledger = collection("ledger").find().first();
        return ledger == null ? List.of() : LedgerIdentity.predecessors(ledger);
    }

    private LogKeys believed(Predecessor earlier) {
        return keep.flatMap(folder -> LogKey.kept(folder, earlier.origin())).orElse(earlier.keys());
    }

    private long read(BlockCheck check, List<CheckpointCheck> checkpoints) {
        MongoCollection<Document> blocks = collection("blocks");
        long read = 0;
        for (long behind = 0, before = -1; behind != before;) {
            before = behind;
            for (Document block : blocks.find(gt("_id", behind)).sort(ascending("_id")).limit(BLOCKS_AT_ONCE).batchSize(BLOCKS_AT_ONCE)) {
                check.check(block);
                checkpoints.forEach(each -> each.blockEnds(check.size(), check.computed().root()));
                read++;
            }
            behind = check.last();
        }
        return read;
    }

    private MongoCollection<Document> collection(String name) {
        return database.getCollection(name).withReadConcern(ReadConcern.MAJORITY).withReadPreference(ReadPreference.primary());
    }
}
