package candor.ledger.mongodb.append;

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
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The one thread of this process that writes blocks. It takes every command that waits, as far as a block holds them, stores their
 * sealed rows and then the block, and answers them all.
 */
public final class Appender implements AutoCloseable {

    /** Most commands that may wait. */
    public static final int QUEUE = 1_024;
    /** Most commands of one block. */
    static final int MAX_COMMANDS = 256;
    /** Bytes after which a block takes no further command. */
    static final int FULL_BLOCK = 4 << 20;
    /** How long a block may be tried after its sealed rows were stored; the sweep of unused rows relies on it. */
    static final Duration GIVE_UP = Duration.ofSeconds(60);

    private static final Logger LOG = LoggerFactory.getLogger(Appender.class);
    private static final Duration PATIENCE = Duration.ofSeconds(15);
    private static final Duration WAIT_FOR_PLACE = Duration.ofSeconds(5);
    private static final PreparedCommand STOP = new PreparedCommand(CommandFacts.unknown(), List.of(), null, Map.of());

    private final BlockingQueue<PreparedCommand> queue = new ArrayBlockingQueue<>(QUEUE);
    private final Vault vault;
    private final LedgerHealth health;
    private final Round.Parts parts;
    private final Thread thread;
    private volatile boolean closed;
    private @Nullable PreparedCommand left;

    public Appender(Log log, Blocks blocks, Vault vault, LedgerHealth health, LedgerClock clock) {
        this.vault = vault;
        this.health = health;
        this.parts = new Round.Parts(log, blocks, new Judge(log, blocks), new BlockWriter(blocks, PATIENCE), clock, health);
        this.thread = Thread.ofPlatform().name("candor-appender").daemon().start(this::run);
    }

    /**
     * Queues a command; its {@link PreparedCommand#result} tells what became of it.
     *
     * @throws LedgerUnavailable if too many wait, or the ledger is closed or halted
     */
    void submit(PreparedCommand command) {
        requireOpen();
        try {
            if (!queue.offer(command, WAIT_FOR_PLACE.toMillis(), TimeUnit.MILLISECONDS)) {
                throw new LedgerUnavailable(LedgerUnavailable.BUSY, "too many requests are waiting: try again in a moment");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new LedgerUnavailable(LedgerUnavailable.BUSY, "the request was interrupted: try again", e);
        }
        if (closed && queue.remove(command)) {
            requireOpen();
        }
    }

    /** Finishes what waits, then stops. */
    @Override
    public void close() {
        if (!closed) {
            closed = true;
            try {
                queue.put(STOP);
                thread.join(GIVE_UP);
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
        List<PreparedCommand> group = new ArrayList<>(MAX_COMMANDS);
        while (gather(group)) {
            try {
                new Round(parts, this::storeSealed).run(List.copyOf(group));
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
        }
        left = null;
    }

    /** Waits for a first command and takes those that wait with it; false when the appender is closed. */
    private boolean gather(List<PreparedCommand> group) {
        group.clear();
        try {
            PreparedCommand next = left != null ? left : queue.take();
            left = null;
            int bytes = 0;
            while (next != null && next != STOP) {
                group.add(next);
                bytes += next.bytes();
                next = group.size() == MAX_COMMANDS || bytes > FULL_BLOCK ? null : queue.poll();
                if (next != null && bytes + next.bytes() > Preparation.MAX_COMMAND_BYTES) {
                    left = next;
                    return true;
                }
            }
            if (next == STOP && !group.isEmpty()) {
                left = STOP;
            }
            return !group.isEmpty();
        } catch (InterruptedException e) {
            return false;
        }
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
