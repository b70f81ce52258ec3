package candor.ledger.mongodb.append;

import java.util.List;
import java.util.concurrent.locks.LockSupport;

/**
 * The answers to the commands of one block. Whoever waits for its own gives it itself. What others have hung on their results must hold
 * up neither the next block nor another answer, so each of those is given in a thread of its own; whoever wrote the block starts only the
 * first of them, since every start may have to wake a processor up.
 */
final class Answers {

    private Answers() {
    }

    /** Gives all; returns at once. */
    static void give(List<PreparedCommand> settled) {
        for (PreparedCommand command : settled) {
            Thread awaiting = command.awaiting();
            if (awaiting != null && awaiting != Thread.currentThread()) {
                LockSupport.unpark(awaiting);
            }
        }
        List<PreparedCommand> unawaited = settled.stream().filter(command -> command.awaiting() == null).toList();
        if (!unawaited.isEmpty()) {
            Thread.ofVirtual().start(() -> giveEach(unawaited));
        }
    }

    private static void giveEach(List<PreparedCommand> unawaited) {
        unawaited.stream().skip(1).forEach(command -> Thread.ofVirtual().start(command::answer));
        unawaited.getFirst().answer();
    }
}
