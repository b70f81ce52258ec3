package candor.ledger.mongodb.append;

import candor.ledger.mongodb.AppendLoad;
import candor.ledger.mongodb.CorruptLedger;
import candor.ledger.mongodb.LedgerUnavailable;
import candor.ledger.mongodb.block.Blocks;
import candor.ledger.mongodb.log.LedgerHealth;
import candor.ledger.mongodb.log.Log;
import candor.ledger.mongodb.vault.Vault;
import com.mongodb.MongoException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes the blocks of this process, one after the other. A block takes every command that waits, as far as it holds them: first
 * their sealed rows are stored, then the block, then all are answered. A caller who finds nobody at it writes one block itself,
 * which saves a lone writer two changes of thread; whatever waits after that, and all while several write, is for the appender's own
 * thread.
 */
public final class Appender implements AutoCloseable {

    /** Most commands of one block. */
    static final int MAX_COMMANDS = 256;
    /** Bytes after which a block takes no further command. */
    static final int FULL_BLOCK = 4 << 20;
    /**
     * The part of the last block's time for which a block waits for those that were just answered, who may have the next command at hand:
     * fewer, larger blocks cost less. If they stay away, the block is small, and the next one waits for so few only.
     */
    private static final int WAITING_PART = 4;
    /** It waits by offering the processor again and again, which must end soon where the store takes long. */
    private static final long LONGEST_WAITING = TimeUnit.MILLISECONDS.toNanos(1);
    /** How long a block may be tried after its sealed rows were stored; the sweep of unused rows relies on it. */
    static final Duration GIVE_UP = Duration.ofSeconds(60);

    private static final Logger LOG = LoggerFactory.getLogger(Appender.class);
    private static final Duration PATIENCE = Duration.ofSeconds(15);
    /** How long a caller waits for a place among those that wait: longer than a hiccup of the disk, shorter than people do. */
    private static final Duration WAIT_FOR_PLACE = Duration.ofSeconds(5);
    private static final PreparedCommand STOP = new PreparedCommand(CommandFacts.unknown(), List.of(), null, Map.of());

    private final Backlog waiting = new Backlog();
    private final Vault vault;
    private final LedgerHealth health;
    private final Round.Parts parts;
    /** Held by whoever writes a block. */
    private final ReentrantLock turn = new ReentrantLock();
    private final Thread thread;
    private volatile boolean closed;
    /** Changed by whoever holds the turn. */
    private volatile AppendLoad load = AppendLoad.NONE;
    private @Nullable PreparedCommand left;
    /** How many commands the next block may expect: those answered last, and those that waited then. Changed by whoever holds the turn. */
    private int expected;
    /** What the last block took, in nanoseconds. Changed by whoever holds the turn. */
    private long lastTook;

    public Appender(Log log, Blocks blocks, Vault vault, LedgerHealth health, LedgerClock clock) {
        this.vault = vault;
        this.health = health;
        this.parts = new Round.Parts(log, blocks, new Judge(log, blocks), new BlockWriter(blocks, PATIENCE), clock, health);
        this.thread = Thread.ofPlatform().name("candor-appender").daemon().start(this::run);
    }

    /**
     * Queues a command; its {@link PreparedCommand#result} tells what became of it.
     *
     * @param queued whether its caller must not write it
     * @throws LedgerUnavailable if too many wait, or the ledger is closed or halted
     */
    void submit(PreparedCommand command, @Nullable Succession succession, boolean queued) {
        requireOpen();
        if (succession != null) {
            command.storeBehind(succession.behind());
            enqueueOpen(command);
            succession.queued().run();
        } else if (queued || !wroteItself(command)) {
            enqueueOpen(command);
        }
    }

    private void enqueueOpen(PreparedCommand command) {
        enqueue(command);
        if (closed && waiting.remove(command)) {
            requireOpen();
        }
    }

    /** Whether nobody was writing or waiting, so that the caller has written the block. */
    private boolean wroteItself(PreparedCommand command) {
        // Where several write, more go together into a block through the queue. Whoever waits for the turn goes first, with all that is queued by then.
        if (load.lastGroup() > 1 || turn.hasQueuedThreads() || !turn.tryLock()) {
            return false;
        }
        try {
            requireOpen();
            boolean alone = waiting.isEmpty();
            if (alone) {
                round(List.of(command));
            }
            return alone;
        } finally {
            turn.unlock();
        }
    }

    private void enqueue(PreparedCommand command) {
        try {
            if (!waiting.offer(command, WAIT_FOR_PLACE)) {
                throw new LedgerUnavailable(LedgerUnavailable.BUSY, "too many requests are waiting: try again in a moment");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new LedgerUnavailable(LedgerUnavailable.BUSY, "the request was interrupted: try again", e);
        }
    }

    /** Finishes what waits, then stops. */
    @Override
    public void close() {
        if (!closed) {
            closed = true;
            try {
                while (!waiting.offer(STOP, WAIT_FOR_PLACE) && thread.isAlive()) {
                    LOG.debug("closing waits for a place in the queue");
                }
                thread.join(GIVE_UP);
                if (turn.tryLock(GIVE_UP.toMillis(), TimeUnit.MILLISECONDS)) {
                    turn.unlock();
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private void requireOpen() {
        if (closed) {
            throw new LedgerUnavailable(LedgerUnavailable.CLOSED, "the ledger is being closed: try again when it is back");
        }
        if (health.halted()) {
            throw new LedgerUnavailable(LedgerUnavailable.CLOSED, "the ledger has halted because it is damaged: nothing can be recorded until it is repaired");
        }
    }

    private void run() {
        for (PreparedCommand first = next(); first != STOP; first = next()) {
            turn.lock();
            try {
                round(gather(first));
            } finally {
                turn.unlock();
            }
        }
    }

    /** What went through here, and what waits. */
    public AppendLoad load() {
        AppendLoad past = load;
        return new AppendLoad(past.groups(), past.commands(), past.lastGroup(), waiting.size());
    }

    private void round(List<PreparedCommand> group) {
        load = new AppendLoad(load.groups() + 1, load.commands() + group.size(), group.size(), 0);
        long began = System.nanoTime();
        Round round = new Round(parts, this::storeSealed, waiting::size);
        try {
            round.run(group);
        } catch (CorruptLedger e) {
            fail(group, health.halt(e));
        } catch (LedgerUnavailable e) {
            health.waiting(String.valueOf(e.getMessage()));
            fail(group, e);
        } catch (MongoException e) {
            health.waiting("the store failed");
            fail(group, new LedgerUnavailable(LedgerUnavailable.STORE_FAILED, "the store does not answer: nothing was recorded, try again", e));
        } catch (RuntimeException e) {
            LOG.error("a block could not be made", e);
            fail(group, e);
        }
        lastTook = System.nanoTime() - began;
        expected = group.size() + round.behind();
    }

    private PreparedCommand next() {
        if (left != null) {
            PreparedCommand first = left;
            left = null;
            return first;
        }
        try {
            return waiting.take();
        } catch (InterruptedException e) {
            return STOP;
        }
    }

    /** The first command and those that wait behind it, as far as a block holds them. */
    private List<PreparedCommand> gather(PreparedCommand first) {
        List<PreparedCommand> group = new ArrayList<>(List.of(first));
        int bytes = first.bytes();
        long until = System.nanoTime() + Math.min(lastTook / WAITING_PART, LONGEST_WAITING);
        while (group.size() < MAX_COMMANDS && bytes < FULL_BLOCK) {
            PreparedCommand next = waiting.poll();
            if (next == null && group.size() < expected && System.nanoTime() < until) {
                Thread.yield();
                continue;
            }
            if (next == null) {
                return group;
            }
            if (next == STOP || bytes + next.bytes() > Preparation.MAX_COMMAND_BYTES) {
                left = next;
                return group;
            }
            group.add(next);
            bytes += next.bytes();
        }
        return group;
    }

    private void storeSealed(List<PreparedCommand> commands) {
        List<PreparedCommand> fresh = commands.stream().filter(command -> command.sealedAt() == 0).toList();
        var rows = fresh.stream().flatMap(command -> command.sealed().stream()).toList();
        if (!rows.isEmpty()) {
            vault.write(rows);
        }
        long now = System.nanoTime();
        fresh.forEach(command -> command.sealedAt(now));
    }

    private static void fail(List<PreparedCommand> group, RuntimeException reason) {
        group.forEach(command -> command.fail(reason));
    }
}
