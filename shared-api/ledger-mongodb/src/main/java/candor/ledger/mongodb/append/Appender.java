package candor.ledger.mongodb.append;

import candor.ledger.mongodb.AppendLoad;
import candor.ledger.mongodb.CorruptLedger;
import candor.ledger.mongodb.LedgerUnavailable;
import candor.ledger.mongodb.block.Blocks;
import candor.ledger.mongodb.log.LedgerHealth;
import candor.ledger.mongodb.log.Log;
import candor.ledger.mongodb.vault.SealedRow;
import candor.ledger.mongodb.vault.Vault;
import com.mongodb.MongoException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes the blocks of this process, one after the other. A block takes every command that waits, as far as it holds them: first
 * their sealed rows are stored, then the block, then all are answered. Of those who wait for their commands one writes the block for all,
 * so that nobody has to be woken up for it; commands whose callers have more to do than to wait are for the appender's own thread.
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
    private static final int WAITING_PART = 2;
    /** It waits by offering the processor again and again, which must end soon where the store takes long. */
    private static final long LONGEST_WAITING = TimeUnit.MILLISECONDS.toNanos(1);
    /** How long a block may be tried after its sealed rows were stored; the sweep of unused rows relies on it. */
    static final Duration GIVE_UP = Duration.ofSeconds(60);

    private static final Logger LOG = LoggerFactory.getLogger(Appender.class);
    private static final Duration PATIENCE = Duration.ofSeconds(15);
    /** How long a caller waits for a place among those that wait: longer than a hiccup of the disk, shorter than people do. */
    private static final Duration WAIT_FOR_PLACE = Duration.ofSeconds(5);

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
     * @param queued whether its caller has more to do than to wait for it; otherwise this returns when it has its result
     * @throws LedgerUnavailable if too many wait, or the ledger is closed or halted
     */
    void submit(PreparedCommand command, @Nullable Succession succession, boolean queued) {
        requireOpen();
        if (succession != null) {
            command.storeBehind(succession.behind());
        }
        if (!queued) {
            command.awaitHere();
        }
        enqueue(command);
        if (closed && waiting.remove(command)) {
            requireOpen();
        }
        try {
            if (succession != null) {
                succession.queued().run();
            }
        } finally {
            // Whatever came of that: it is in the queue, and others may wait behind it.
            if (!queued) {
                seeThrough(command);
            } else if (!turn.isLocked()) {
                LockSupport.unpark(thread);
            }
        }
    }

    /** Until the command has its result: writes blocks while nobody else does. An interrupt is kept for afterwards. */
    private void seeThrough(PreparedCommand command) {
        boolean interrupted = false;
        while (!command.isSettled()) {
            // Nor does it break off a block that this thread writes for others.
            interrupted |= Thread.interrupted();
            if (!writeBlock(command)) {
                LockSupport.park(this);
                awaitAnnounced(command);
            }
        }
        command.answer();
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    /** Nobody wakes it up again; whoever writes its block settles it, whatever happens. */
    private static void awaitAnnounced(PreparedCommand command) {
        while (command.isAnnounced() && !command.isSettled()) {
            Thread.yield();
        }
    }

    /** Writes a block of what waits, unless somebody else is writing. @param command not to be written for if it has its result meanwhile */
    private boolean writeBlock(@Nullable PreparedCommand command) {
        if (!turn.tryLock()) {
            return false;
        }
        List<PreparedCommand> group = List.of();
        try {
            if (command == null || !command.isSettled()) {
                group = gather();
                round(group);
            }
        } finally {
            turn.unlock();
            wakeNext();
            Answers.give(group);
        }
        return true;
    }

    /** Whoever found the turn taken is in the queue by then, and sleeps. */
    private void wakeNext() {
        PreparedCommand next = waiting.peek();
        if (next != null || closed) {
            Thread awaiting = next == null ? null : next.awaiting();
            LockSupport.unpark(awaiting == null ? thread : awaiting);
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
            LockSupport.unpark(thread);
            try {
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
        while (!closed || !waiting.isEmpty()) {
            PreparedCommand next = waiting.peek();
            // What somebody waits for is theirs to write, and they take the others with it.
            if (next == null || next.awaiting() != null || !writeBlock(null)) {
                LockSupport.park(this);
            }
        }
    }

    /** What went through here, and what waits. */
    public AppendLoad load() {
        AppendLoad past = load;
        return new AppendLoad(past.groups(), past.commands(), past.lastGroup(), waiting.size());
    }

    private void round(List<PreparedCommand> group) {
        if (group.isEmpty()) {
            return;
        }
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
        } catch (Error e) {
            LOG.error("a block could not be made", e);
            fail(group, new LedgerUnavailable(LedgerUnavailable.OUTCOME_UNKNOWN,
                    "recording broke off: look whether it was recorded, or repeat the same request", e));
        }
        lastTook = System.nanoTime() - began;
        expected = group.size() + round.behind();
    }

    /** Those that wait, as far as a block holds them. */
    private List<PreparedCommand> gather() {
        List<PreparedCommand> group = new ArrayList<>();
        int bytes = 0;
        long until = System.nanoTime() + Math.min(lastTook / WAITING_PART, LONGEST_WAITING);
        while (group.size() < MAX_COMMANDS && bytes < FULL_BLOCK) {
            PreparedCommand next = waiting.peek();
            if (next == null && !group.isEmpty() && group.size() < expected && System.nanoTime() < until) {
                Thread.yield();
                continue;
            }
            if (next == null || !group.isEmpty() && bytes + next.bytes() > Preparation.MAX_COMMAND_BYTES) {
                return group;
            }
            waiting.remove();
            group.add(next);
            bytes += next.bytes();
        }
        return group;
    }

    private void storeSealed(List<PreparedCommand> commands) {
        List<PreparedCommand> fresh = new ArrayList<>(commands.size());
        List<SealedRow> rows = new ArrayList<>();
        for (PreparedCommand command : commands) {
            if (command.sealedAt() == 0) {
                fresh.add(command);
                rows.addAll(command.sealed());
            }
        }
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
