package candor.ledger.mongodb.append;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executor;

/**
 * The answers to the commands of one block. What a caller has hung on its result must hold up neither the next block nor another answer,
 * so each is given in a thread of its own; whoever writes the block starts only the first of them, since every start may have to wake a
 * processor up.
 */
final class Answers implements Executor {

    private final List<Runnable> answers = new ArrayList<>();

    /** Takes in what gives one answer. */
    @Override
    public void execute(Runnable answer) {
        answers.add(answer);
    }

    /** Gives all that were taken in; returns at once. */
    void give() {
        if (!answers.isEmpty()) {
            Thread.ofVirtual().start(this::giveEach);
        }
    }

    private void giveEach() {
        answers.stream().skip(1).forEach(Thread.ofVirtual()::start);
        answers.getFirst().run();
    }
}
