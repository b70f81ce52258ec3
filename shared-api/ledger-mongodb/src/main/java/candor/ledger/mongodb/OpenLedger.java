package candor.ledger.mongodb;

import candor.ledger.mongodb.LedgerOptions.Mode;
import candor.ledger.mongodb.append.Appender;
import candor.ledger.mongodb.append.LedgerClock;
import candor.ledger.mongodb.block.BlockLocator;
import candor.ledger.mongodb.block.Blocks;
import candor.ledger.mongodb.block.StoredBlock;
import candor.ledger.mongodb.checkpoint.CheckpointConflict;
import candor.ledger.mongodb.checkpoint.CheckpointStore;
import candor.ledger.mongodb.checkpoint.CheckpointTimer;
import candor.ledger.mongodb.checkpoint.Checkpointer;
import candor.ledger.mongodb.checkpoint.KeepCopy;
import candor.ledger.mongodb.checkpoint.KnownKeys;
import candor.ledger.mongodb.erasure.ErasureList;
import candor.ledger.mongodb.erasure.ErasureWatch;
import candor.ledger.mongodb.erasure.Erasures;
import candor.ledger.mongodb.erasure.Passings;
import candor.ledger.mongodb.erasure.Pulse;
import candor.ledger.mongodb.keys.KeepFolder;
import candor.ledger.mongodb.keys.KeyAccess;
import candor.ledger.mongodb.keys.KeyRing;
import candor.ledger.mongodb.keys.LogKey;
import candor.ledger.mongodb.keys.LogKeyring;
import candor.ledger.mongodb.log.LedgerHealth;
import candor.ledger.mongodb.log.Log;
import candor.ledger.mongodb.log.LogFollower;
import candor.ledger.mongodb.read.FollowedTree;
import candor.ledger.mongodb.read.Heads;
import candor.ledger.mongodb.read.MongoLedgerReader;
import candor.ledger.mongodb.read.StoredTree;
import candor.ledger.mongodb.tile.StartCheck;
import candor.ledger.mongodb.tile.TileReader;
import candor.ledger.mongodb.tile.TileStore;
import candor.ledger.mongodb.tile.TileWriter;
import candor.ledger.mongodb.tile.TiledLog;
import candor.ledger.mongodb.vault.Vault;
import com.mongodb.client.MongoDatabase;
import java.util.Optional;

/** Opens the parts of a ledger in the order in which they need one another. */
record OpenLedger(LedgerIdentity identity, KeyRing keys, Vault vault, Blocks blocks, Log log, Heads heads, LedgerHealth health,
                  CheckpointStore checkpoints, TileReader tiles, KnownKeys logKeys, Optional<Writing> writing, Optional<LogFollower> follower,
                  Erasing erasing) {

    /** Blocks read on opening, so that conditions and streams of the recent past are known without asking. */
    private static final int WARM_BLOCKS = 512;

    /** What only a process has that appends. */
    record Writing(Appender appender, Checkpointer checkpointer, CheckpointTimer timer, LogKeyring ring) {}

    /** What erasing needs of every process. */
    record Erasing(ErasureWatch watch, Erasures erasures, ErasureList list, Passings passings, Optional<Pulse> pulse) {}

    static OpenLedger open(MongoDatabase database, Blocks blocks, LedgerOptions options) {
        boolean appends = options.mode() == Mode.APPEND;
        LedgerIdentity identity = LedgerIdentity.open(database, options);
        KeepFolder keep = KeepFolder.open(options.keepFolder());
        KeyRing keys = KeyRing.open(database, new KeyAccess(keep, options.kms(), options.store(), appends, options.clock()));
        Vault vault = Vault.open(database, keys, options.clock());
        if (appends) {
            blocks.createIndexes();
            vault.createIndexes();
        }
        LedgerHealth health = new LedgerHealth();
        ErasureWatch watch = new ErasureWatch(vault);
        Erasures erasures = new Erasures(database);
        erasures.unfinished().stream().filter(Erasures.Progress::begun).forEach(progress -> watch.begun(progress.erasure()));
        Log log = warm(blocks, health, watch);
        Heads heads = new Heads(log, options.soleProcess() && appends, options.pollInterval());
        Optional<LogKeyring> ring = appends ? Optional.of(LogKeyring.open(database, keep, identity.origin())) : Optional.empty();
        KnownKeys logKeys = new KnownKeys(() -> ring.map(LogKeyring::keys).or(() -> LogKey.verifiers(database))
                .orElseThrow(() -> new IllegalStateException("this ledger has no signing key yet: start the command side first")));
        CheckpointStore checkpoints = new CheckpointStore(database, logKeys);
        StoredTree tree = new StoredTree(log, blocks, heads);
        TileStore stored = new TileStore(database);
        TileReader tiles = new TileReader(stored, tree);
        Optional<Writing> writing = ring.map(held -> {
            checkpoints.createIndexes();
            FollowedTree followed = new FollowedTree(log, tree);
            TiledLog tiled = new TiledLog(followed, new TileWriter(stored, followed));
            Checkpointer checkpointer = new Checkpointer(checkpoints, new KeepCopy(keep, checkpoints, identity.origin()), held::signers, tiled, options.clock());
            return writing(checkpointer, held, log, blocks, vault, health, options);
        });
        if (writing.isEmpty()) {
            requireContinuation(checkpoints, tree);
        }
        checkpoints.latest().map(CheckpointStore.Numbered::checkpoint).ifPresent(new StartCheck(tiles)::run);
        Optional<LogFollower> follower = options.soleProcess() && appends ? Optional.empty() : Optional.of(new LogFollower(log, options.pollInterval()));
        Erasing erasing = erasing(database, watch, keys, new ErasureList(keep), log, options);
        return new OpenLedger(identity, keys, vault, blocks, log, heads, health, checkpoints, tiles, logKeys, writing, follower, erasing);
    }

    private static Erasing erasing(MongoDatabase database, ErasureWatch watch, KeyRing keys, ErasureList list, Log log, LedgerOptions options) {
        Erasures erasures = new Erasures(database);
        if (options.mode() == Mode.APPEND) {
            erasures.createIndexes();
            list.createIfAbsent();
        }
        Passings passings = new Passings(database, options.clock());
        // Where no other process can be, whoever erases has read its own entries.
        boolean alone = options.soleProcess() && options.mode() == Mode.APPEND;
        return new Erasing(watch, erasures, list, passings, alone ? Optional.empty() : Optional.of(new Pulse(log, passings, keys)));
    }

    private static Log warm(Blocks blocks, LedgerHealth health, ErasureWatch watch) {
        long start = Math.max(0, new BlockLocator(blocks).last() - WARM_BLOCKS);
        Head from = start == 0 ? Head.EMPTY : blocks.find(start).map(StoredBlock::head)
                .orElseThrow(() -> new CorruptLedger("block " + start + " is missing"));
        Log log = new Log(blocks, health, from, watch);
        log.refresh();
        watch.whenRecorded(log::forgetAnswered);
        return log;
    }

    private static Writing writing(Checkpointer checkpointer, LogKeyring ring, Log log, Blocks blocks, Vault vault, LedgerHealth health, LedgerOptions options) {
        try {
            checkpointer.requireContinuation();
        } catch (CheckpointConflict e) {
            throw new CorruptLedger(String.valueOf(e.getMessage()), e);
        }
        Appender appender = new Appender(log, blocks, vault, health, new LedgerClock(options.clock()));
        CheckpointTimer timer = new CheckpointTimer(checkpointer, CheckpointTimer.INTERVAL,
                conflict -> health.halt(new CorruptLedger(String.valueOf(conflict.getMessage()), conflict)));
        return new Writing(appender, checkpointer, timer, ring);
    }

    /** A process that only reads has no signing key; the newest checkpoint must still be that of the block it ends with. */
    private static void requireContinuation(CheckpointStore checkpoints, StoredTree tree) {
        try {
            checkpoints.latest().map(CheckpointStore.Numbered::checkpoint).ifPresent(signed -> {
                if (tree.endingAt(signed.size()).filter(edge -> edge.root().equals(signed.root())).isEmpty()) {
                    throw new CorruptLedger("the log does not hold what the checkpoint over " + signed.size() + " entries was signed for");
                }
            });
        } catch (CheckpointConflict e) {
            throw new CorruptLedger(String.valueOf(e.getMessage()), e);
        }
    }
}
