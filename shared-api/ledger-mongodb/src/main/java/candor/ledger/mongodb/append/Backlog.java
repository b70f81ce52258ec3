package candor.ledger.mongodb.append;

import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** The commands that wait for their block, first come, first served; bounded in number and in bytes. Many put, one takes. */
final class Backlog {

    /** Four full blocks: whoever waits last is answered after four writes. */
    static final int MOST_COMMANDS = 4 * Appender.MAX_COMMANDS;
    /** A sixteenth of the default heap, and five of the largest commands: many large requests at once must not exhaust the process. */
    static final int MOST_KIB = 64 << 10;

    /** Who looks again and again whether there is a next one keeps nobody from putting it there. */
    private final BlockingQueue<PreparedCommand> commands = new LinkedBlockingQueue<>(MOST_COMMANDS);
    /** Fair, so that a large command is not passed over by small ones for ever. */
    private final Semaphore room = new Semaphore(MOST_KIB, true);

    /** Puts a command at the end. @return whether it found a place within this time */
    boolean offer(PreparedCommand command, Duration patience) throws InterruptedException {
        long end = System.nanoTime() + patience.toNanos();
        if (!room.tryAcquire(kib(command), patience.toNanos(), TimeUnit.NANOSECONDS)) {
            return false;
        }
        boolean placed = false;
        try {
            placed = commands.offer(command, Math.max(0, end - System.nanoTime()), TimeUnit.NANOSECONDS);
            return placed;
        } finally {
            if (!placed) {
                room.release(kib(command));
            }
        }
    }

    /** Takes it out again. @return whether it was still there */
    boolean remove(PreparedCommand command) {
        boolean there = commands.remove(command);
        if (there) {
            room.release(kib(command));
        }
        return there;
    }

    /** The next, which stays; null if there is none. */
    @Nullable PreparedCommand peek() {
        return commands.peek();
    }

    /** Takes out the next. */
    void remove() {
        room.release(kib(commands.remove()));
    }

    int size() {
        return commands.size();
    }

    boolean isEmpty() {
        return commands.isEmpty();
    }

    private static int kib(PreparedCommand command) {
        return Math.min(MOST_KIB, 1 + command.weight() / 1_024);
    }
}
