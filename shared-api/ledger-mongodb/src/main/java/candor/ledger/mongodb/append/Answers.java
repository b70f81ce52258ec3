package candor.ledger.mongodb.append;

import java.util.List;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * The answers to the commands of one block. Whoever waits for its own gives it itself. What others have hung on their results must hold
 * up neither the next block nor another answer, so each of those is given in a thread of its own; whoever wrote the block starts only the
 * first of them, since every start may have to wake a processor up.
 */
final class Answers {

    private Answers() {
    }

    /**
     * Wakes one of those who wait for what is stored, while what each gets is still being found out: until a processor that slept has
     * woken up, that is done, and the others are woken where one is awake already.
     */
    static void announce(List<PreparedCommand> stored) {
        for (PreparedCommand command : stored) {
            if (sleeper(command) != null) {
                command.announce();
                LockSupport.unpark(sleeper(command));
                return;
            }
        }
    }

    /** Gives all; returns at once. */
    static void give(List<PreparedCommand> settled) {
        for (PreparedCommand command : settled) {
            if (!command.isAnnounced()) {
                LockSupport.unpark(sleeper(command));
            }
        }
        List<PreparedCommand> unawaited = settled.stream().filter(command -> command.awaiting() == null).toList();
        if (!unawaited.isEmpty()) {
            Thread.ofVirtual().start(() -> giveEach(unawaited));
        }
    }

    /** The thread that has to be woken up for a command's answer; null if there is none. */
    private static @Nullable Thread sleeper(PreparedCommand command) {
        Thread awaiting = command.awaiting();
        return awaiting == Thread.currentThread() ? null : awaiting;
    }

    private static void giveEach(List<PreparedCommand> unawaited) {
        unawaited.stream().skip(1).forEach(command -> Thread.ofVirtual().start(command::answer));
        unawaited.getFirst().answer();
    }
}
