package candor.ledger.mongodb;

import candor.ledger.mongodb.append.Intake;
import candor.ledger.mongodb.append.LedgerClock;
import candor.ledger.mongodb.append.Preparation;
import candor.ledger.mongodb.axon.MongoEventStorageEngine;
import candor.ledger.mongodb.block.Blocks;
import candor.ledger.mongodb.checkpoint.EarlierLogs;
import candor.ledger.mongodb.codec.EventCodec;
import candor.ledger.mongodb.codec.JsonConverter;
import candor.ledger.mongodb.codec.UpcasterChain;
import candor.ledger.mongodb.erasure.ErasureSequence;
import candor.ledger.mongodb.erasure.ErasureStep;
import candor.ledger.mongodb.erasure.Erasures;
import candor.ledger.mongodb.erasure.Passings;
import candor.ledger.mongodb.erasure.Pulse;
import candor.ledger.mongodb.keys.KeyEpoch;
import candor.ledger.mongodb.keys.LogKeyring;
import candor.ledger.mongodb.log.LogFollower;
import candor.ledger.mongodb.read.Envelope;
import candor.ledger.mongodb.read.EventDecoder;
import candor.ledger.mongodb.read.MongoLedgerReader;
import candor.ledger.mongodb.read.Receipts;
import candor.ledger.mongodb.token.MongoTokenStore;
import candor.ledger.mongodb.vault.Committed;
import candor.ledger.mongodb.vault.EpochTurn;
import candor.ledger.mongodb.vault.Survivors;
import candor.ledger.mongodb.vault.Sweep;
import candor.ledger.mongodb.vault.SweepTimer;
import com.mongodb.MongoException;
import com.mongodb.client.MongoDatabase;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.BiConsumer;
import org.axonframework.conversion.Converter;
import org.axonframework.eventsourcing.eventstore.EventStorageEngine;
import org.axonframework.messaging.eventhandling.conversion.DelegatingEventConverter;
import org.axonframework.messaging.eventhandling.conversion.EventConverter;

/** One ledger in one MongoDB database. Open it once per process and ledger; close it last, before its MongoClient. */
public final class MongoLedger implements AutoCloseable {

    private static final long PROBE_INTERVAL = Duration.ofSeconds(1).toNanos();

    private final MongoDatabase database;
    private final LedgerOptions options;
    private final OpenLedger parts;
    private final LedgerClock clock;
    private final EventDecoder decoder;
    private final LedgerReader reader;
    private final Optional<SweepTimer> sweeps;
    private volatile long probedAt = System.nanoTime();

    private MongoLedger(MongoDatabase database, LedgerOptions options, OpenLedger parts) {
        this.database = database;
        this.options = options;
        this.parts = parts;
        this.clock = new LedgerClock(options.clock());
        this.sweeps = parts.writing().map(writing -> new SweepTimer(database, new Sweep(database, options.clock()), parts.health()::halt));
        this.decoder = new EventDecoder(new EventCodec(new DelegatingEventConverter(new JsonConverter()), new UpcasterChain(options.upcasters())), parts.vault(), parts.health());
        this.reader = new MongoLedgerReader(parts.log(), parts.blocks(), parts.heads(), parts.vault(), parts.checkpoints(), parts.tiles(), parts.logKeys(),
                parts.erasing().erasures());
        parts.erasing().watch().whenBegun(decoder::forget);
    }

    /**
     * Opens the ledger of this database and, when the options allow it, creates what is missing: collections, indexes, keys, format number.
     *
     * @throws CorruptLedger if the log does not fit its last checkpoint or itself
     * @throws IllegalStateException if the database carries another format number; the message is a sentence for the operator
     * @throws candor.ledger.mongodb.keys.KeysUnavailable if the keep folder is not this ledger's
     */
    public static MongoLedger open(MongoDatabase database, LedgerOptions options) {
        return open(database, new Blocks(database), options);
    }

    /** As {@link #open(MongoDatabase, LedgerOptions)} on given blocks: where a test stands between the ledger and the store. */
    static MongoLedger open(MongoDatabase database, Blocks blocks, LedgerOptions options) {
        MongoLedger ledger = new MongoLedger(database, options, OpenLedger.open(database, blocks, options));
        ledger.intake(new DelegatingEventConverter(new JsonConverter()))
                .ifPresent(intake -> new FirstOwnEntry(intake, ledger.parts.identity()).append(ledger.parts.log().head().size()));
        return ledger;
    }

    /** Axon's storage engine on this ledger; events read from it carry the facts of their entry as metadata ({@link Envelope}). */
    public EventStorageEngine engine(EventConverter converter) {
        return engine(converter, true);
    }

    /** As {@link #engine(EventConverter)}, with metadata exactly as stored where no envelope is wanted. */
    EventStorageEngine engine(EventConverter converter, boolean withEnvelope) {
        return new MongoEventStorageEngine(parts.log(), parts.blocks(), parts.heads(), intake(converter), decoder, withEnvelope);
    }

    private Optional<Intake> intake(EventConverter converter) {
        Preparation preparation = new Preparation(new EventCodec(converter, UpcasterChain.NONE), parts.vault(), options.tagKeys(), Envelope.KEYS);
        return parts.writing().map(writing -> new Intake(parts.log(), parts.blocks(), preparation, writing.appender()));
    }

    /** The logs that this one was begun from, oldest first. */
    public List<Predecessor> predecessors() {
        return parts.identity().predecessors();
    }

    /** What the logs signed that this one was begun from. */
    public EarlierLogs earlierLogs() {
        return new EarlierLogs(database, predecessors());
    }

    /**
     * Axon's token store in this ledger's database.
     *
     * @param converter not needed: tokens are written by their own annotations
     * @param nodeName of this process, different for each
     * @param claimTimeout how long a claim holds that is not renewed
     */
    public MongoTokenStore tokenStore(Converter converter, String nodeName, Duration claimTimeout) {
        return new MongoTokenStore(database, nodeName, claimTimeout, options.clock());
    }

    /** Reads the log as evidence. */
    public LedgerReader reader() {
        return reader;
    }

    /** Whether the ledger takes entries; while it waits for the store, asking this looks at most once a second whether it is back. */
    public LedgerState state() {
        LedgerState state = parts.health().state();
        if (state instanceof LedgerState.Waiting && System.nanoTime() - probedAt > PROBE_INTERVAL) {
            probedAt = System.nanoTime();
            probe();
        }
        boolean appends = parts.writing().isPresent();
        return parts.health().state() instanceof LedgerState.Running running && !(appends && clock.steppedBack(parts.log().head().at()))
                ? running
                : waitingOr(parts.health().state());
    }

    /** How much this process appends. */
    public AppendLoad load() {
        return parts.writing().map(writing -> writing.appender().load()).orElse(AppendLoad.NONE);
    }

    /** What this command stored; empty if nothing (yet). */
    public Optional<Receipt> receipt(UUID commandId) {
        boolean knowsAll = options.soleProcess() && parts.writing().isPresent() && parts.health().state() instanceof LedgerState.Running;
        return knowsAll && parts.log().lacks(commandId) ? Optional.empty() : new Receipts(parts.log(), parts.blocks()).find(commandId);
    }

    /**
     * Hex HMAC-SHA-256 of a value under a key of this ledger: an opaque name for an identifier of somebody else.
     *
     * @param namespace what kind of value it is, so that equal values of two kinds get different names
     */
    public String identify(String namespace, String value) {
        return parts.keys().identify(namespace, value);
    }

    /** A signed checkpoint over everything stored by now; empty for the empty log. @throws LedgerUnavailable if this process only reads */
    public Optional<SignedCheckpoint> signCheckpoint() {
        return parts.writing().orElseThrow(() -> new LedgerUnavailable(LedgerUnavailable.CLOSED, "this process only reads: it signs nothing"))
                .checkpointer().sign();
    }

    /** Whether this process may append and sign. */
    public boolean mayAppend() {
        return parts.writing().isPresent();
    }

    /** The signing keys, to replace one. @throws LedgerUnavailable if this process only reads */
    public LogKeyring logKeyring() {
        return parts.writing().orElseThrow(() -> new LedgerUnavailable(LedgerUnavailable.CLOSED, "this process only reads: it has no signing key")).ring();
    }

    /** Who outside vouches for what this ledger signs, and who keeps copies of it. */
    public LedgerCustody custody() {
        return new LedgerCustody(database, options, parts);
    }

    /** Zone of the organisation, as chosen when the ledger was made. */
    public ZoneId zone() {
        return parts.identity().zone();
    }

    /** Forgets every opened event that is held in memory. Erasures that begin see to it themselves. */
    public void forgetOpened() {
        decoder.forget();
    }

    /** Also to be told when an erasure begins: holds in memory what was read of opened events, and drops it. */
    public void whenErasureBegins(Runnable listener) {
        parts.erasing().watch().whenBegun(listener);
    }

    /** Reads all tiles from the store again: after a repair. */
    public void forgetTiles() {
        parts.tiles().forget();
    }

    /** How far the erasures of this ledger have come. */
    public Erasures erasures() {
        return parts.erasing().erasures();
    }

    /** How far everybody has read who may keep opened values. */
    public Passings passings() {
        return parts.erasing().passings();
    }

    /** Carries erasures out. */
    public ErasureSequence erasing(ErasureSequence.Outside outside) {
        return erasing(outside, (step, noted) -> { });
    }

    /** As {@link #erasing(ErasureSequence.Outside)}, with a place where a test lets it crash. */
    ErasureSequence erasing(ErasureSequence.Outside outside, BiConsumer<ErasureStep, Boolean> probe) {
        return new ErasureSequence(new ErasureSequence.Parts(parts.vault(), parts.blocks(), erasures(), parts.erasing().list(), parts.identity().origin(), options.clock()),
                outside, probe);
    }

    /** All key epochs, in order. */
    public List<KeyEpoch> keyEpochs() {
        return parts.keys().epochs();
    }

    /** Begins a new key epoch; {@link #epochTurn} brings it to its end. */
    public KeyEpoch beginKeyEpoch() {
        return parts.keys().begin();
    }

    /** Ends key epochs. */
    public EpochTurn epochTurn() {
        return new EpochTurn(parts.keys(), new Survivors(database, parts.keys()), passings()::allTurnedTo, options.clock());
    }

    /** Whether the ledger has or had data that are sealed for this person. */
    public boolean knowsSubject(String subject) {
        return parts.vault().knows(subject);
    }

    /** References of the people for whom an e-mail address is sealed, found by a keyed hash of it. */
    public Set<String> subjectsOf(String emailAddress) {
        return parts.vault().subjectsOf(emailAddress);
    }

    /** Every entry that commits to something sealed for this person, by reference only. Reads the blocks of the times at which they were sealed for. */
    public List<Committed> entriesOf(String subject) {
        return parts.vault().entriesOf(subject);
    }

    /** Finishes what waits, signs what is new and stops. */
    @Override
    public void close() {
        sweeps.ifPresent(SweepTimer::close);
        parts.writing().ifPresent(writing -> {
            writing.appender().close();
            writing.timer().close();
        });
        parts.follower().ifPresent(LogFollower::close);
        parts.erasing().pulse().ifPresent(Pulse::close);
    }

    private static LedgerState waitingOr(LedgerState state) {
        return state instanceof LedgerState.Running
                ? new LedgerState.Waiting("this machine's clock is more than five seconds behind the last entry")
                : state;
    }

    private void probe() {
        try {
            parts.log().refresh();
            parts.health().running();
        } catch (MongoException | CorruptLedger e) {
            // The state stays what it is, or says Halted by now.
        }
    }
}
