package candor.ledger.mongodb.log;

import candor.ledger.Hash;
import candor.ledger.mongodb.CorruptLedger;
import candor.ledger.mongodb.Head;
import candor.ledger.mongodb.Receipt;
import candor.ledger.mongodb.block.Blocks;
import candor.ledger.mongodb.block.Criteria;
import candor.ledger.mongodb.block.StoredBlock;
import candor.ledger.mongodb.block.StoredCommand;
import candor.ledger.mongodb.block.StoredEvent;
import candor.ledger.tree.CompactRange;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.SortedSet;
import java.util.UUID;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The end of the log and its recent past, block after block. Every block that is added is checked against the one before it; blocks
 * of other processes also against the hashes of their own entries.
 */
public final class Log {

    /** Most events remembered for checking conditions. */
    static final int RECENT_EVENTS = 20_000;
    /** Most streams whose end is remembered. */
    static final int RECENT_STREAMS = 50_000;

    private static final SortedSet<Long> NOWHERE = Collections.emptySortedSet();

    private final Blocks blocks;
    private final LedgerHealth health;
    private final Wakeups wakeups = new Wakeups();
    private final RecentBlocks recentBlocks = new RecentBlocks();
    private final RecentLeaves leaves = new RecentLeaves();
    private final BlockMarks marks;
    private final RecentCommands commands = new RecentCommands();
    private final RecentEvents events;
    private final StreamHeads streams;
    private final KnownKeys keys;
    private final ReentrantLock lock = new ReentrantLock();
    private final Consumer<StoredEvent> first;
    private volatile Head head;

    /** @param start an end of the log from which on blocks are followed; it need not be the last */
    public Log(Blocks blocks, LedgerHealth health, Head start) {
        this(blocks, health, start, event -> { });
    }

    /** @param first sees every event before anybody can know that it is there */
    public Log(Blocks blocks, LedgerHealth health, Head start, Consumer<StoredEvent> first) {
        this.first = first;
        this.blocks = blocks;
        this.health = health;
        this.head = start;
        this.marks = new BlockMarks(start);
        this.events = new RecentEvents(RECENT_EVENTS, start.size());
        this.streams = new StreamHeads(RECENT_STREAMS, start.size());
        this.keys = new KnownKeys(start.size());
    }

    /** The end as known. */
    public Head head() {
        return head;
    }

    /**
     * Asks the store for blocks behind the known end until there are none.
     *
     * @throws CorruptLedger if one does not fit
     */
    public Head refresh() {
        for (List<StoredBlock> next = blocks.behind(head.block()); !next.isEmpty(); next = blocks.behind(head.block())) {
            List<StoredBlock> found = next;
            locked(() -> {
                found.forEach(block -> add(block, block.leafHashes(), false));
                return head;
            });
            wakeups.ring();
        }
        return head;
    }

    /**
     * Adds a block that this process has just stored.
     *
     * @param hashes of its leaves, with which its tree was made
     * @return what each of its commands stored
     */
    public List<Receipt> stored(StoredBlock block, List<Hash> hashes) {
        List<Receipt> receipts = locked(() -> add(block, hashes, true));
        wakeups.ring();
        return receipts;
    }

    /** Who wants to know about new blocks. */
    public Wakeups wakeups() {
        return wakeups;
    }

    /** What looking for events of a condition behind a position found. */
    public enum Finding { NONE, SOME, TOO_OLD }

    /** Whether an event at this position or behind it matches; {@link Finding#TOO_OLD} if only the store can tell. */
    public Finding find(Criteria criteria, long from) {
        if (from >= head.size()) {
            return Finding.NONE;
        }
        return locked(() -> {
            if (events.anyMatch(criteria, from)) {
                return Finding.SOME;
            }
            return events.covers(from) || lacks(criteria, from) ? Finding.NONE : Finding.TOO_OLD;
        });
    }

    /** All events at this position or behind it that match, in order; empty if only the store can tell. */
    public Optional<List<StoredEvent>> recent(Criteria criteria, long from) {
        return criteria.everything() ? Optional.empty() : locked(() -> positions(criteria, from)).flatMap(this::recent);
    }

    /** Where all that matches is; empty if only the store can tell. */
    private Optional<SortedSet<Long>> positions(Criteria criteria, long from) {
        if (!events.covers(from)) {
            return lacks(criteria, from) ? Optional.of(NOWHERE) : Optional.empty();
        }
        if (criteria.alternatives().stream().noneMatch(alternative -> alternative.tags().isEmpty())) {
            return Optional.of(events.matching(criteria, from));
        }
        return events.anyMatch(criteria, from) ? Optional.empty() : Optional.of(NOWHERE);
    }

    private Optional<List<StoredEvent>> recent(SortedSet<Long> positions) {
        List<StoredEvent> found = new ArrayList<>();
        for (long position : positions) {
            StoredEvent event = recentBlocks.at(position);
            if (event == null) {
                return Optional.empty();
            }
            found.add(event);
        }
        return Optional.of(found);
    }

    /** The end of a stream; empty if only the store can tell. */
    public Optional<StreamHead> streamHead(String stream) {
        return locked(() -> Optional.ofNullable(streams.get(stream)).or(() -> neverWritten(stream) ? Optional.of(StreamHead.NONE) : Optional.empty()));
    }

    /** Whether what the store said of a stream when the log had this size still holds, unless {@link #streamHead} knows better. */
    public boolean holdsSince(long size) {
        return locked(() -> size >= streams.floor());
    }

    /** What a recent command stored. */
    public Optional<Receipt> receipt(UUID command) {
        return locked(() -> Optional.ofNullable(commands.get(command)));
    }

    /**
     * Asks the store from now on what commands so far have stored, as hashes of what they were sent may have been cleared there, and for
     * all entries so far.
     */
    public void forgetAnswered() {
        locked(() -> {
            commands.clear();
            recentBlocks.clear();
            leaves.clear();
            return head;
        });
    }

    /** Whether certainly no entry of the known log was stored by this command; otherwise only the store can tell. */
    public boolean lacks(UUID command) {
        return locked(() -> keys.lacks(command));
    }

    /** A recent block; null if it must be read. */
    public @Nullable StoredBlock recent(long number) {
        return recentBlocks.get(number);
    }

    /** The leaf hashes from an index to another (exclusive), in order, as they were when recorded; empty if entries must be read for them. */
    public Optional<List<Hash>> recentLeaves(long from, long to) {
        return leaves.between(from, to);
    }

    /** Number of the block that holds a leaf index or of one shortly before it; empty if only the store can tell. */
    public OptionalLong blockNear(long position) {
        return marks.near(position);
    }

    private <T> T locked(Supplier<T> action) {
        lock.lock();
        try {
            return action.get();
        } finally {
            lock.unlock();
        }
    }

    /** Nothing to add where somebody who followed the log was quicker. */
    private List<Receipt> add(StoredBlock block, List<Hash> hashes, boolean own) {
        List<Receipt> receipts = new ArrayList<>(block.commands().size());
        for (StoredCommand command : block.commands()) {
            receipts.add(block.receipt(command, hashes));
        }
        if (block.number() > head.block()) {
            requireFits(block);
            if (!own) {
                requireHashes(block, hashes);
            }
            block.events().forEach(this::remember);
            for (Receipt receipt : receipts) {
                commands.add(receipt);
                keys.add(receipt.commandId(), block.size() - 1);
                receipt.events().forEach(event -> leaves.add(event.position(), event.leafHash()));
            }
            recentBlocks.add(block);
            marks.add(block);
            head = block.head();
        }
        return receipts;
    }

    private void remember(StoredEvent event) {
        first.accept(event);
        events.add(event.position(), event.type(), event.tags());
        for (String tag : event.tags()) {
            keys.add(tag, event.position());
        }
        streams.put(event.stream(), new StreamHead(event.ordinal(), event.position()));
    }

    /** No entry has all tags of an alternative if none has one of them. */
    private boolean lacks(Criteria criteria, long from) {
        return !criteria.everything() && criteria.alternatives().stream()
                .allMatch(alternative -> alternative.tags().stream().anyMatch(tag -> keys.lacks(tag, from)));
    }

    /** A stream is named by a tag of all its entries, unless they have none. */
    private boolean neverWritten(String stream) {
        return stream.indexOf(':') > 0 && keys.lacks(stream, 0);
    }

    private void requireFits(StoredBlock block) {
        Head before = head;
        if (block.number() != before.block() + 1 || block.first() != before.size() || !block.before().equals(before.root())) {
            throw health.halt(new CorruptLedger("block " + block.number() + " does not continue block " + before.block()));
        }
        if (block.at().isBefore(before.at())) {
            throw health.halt(new CorruptLedger("block " + block.number() + " is recorded before block " + before.block()));
        }
    }

    private void requireHashes(StoredBlock block, List<Hash> hashes) {
        CompactRange tree = head.tree().append(hashes);
        if (!tree.equals(block.after()) || !tree.root().equals(block.root())) {
            throw health.halt(new CorruptLedger("the entries of block " + block.number() + " do not give its root hash"));
        }
    }
}
