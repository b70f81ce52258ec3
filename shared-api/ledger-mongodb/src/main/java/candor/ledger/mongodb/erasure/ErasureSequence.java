package candor.ledger.mongodb.erasure;

import candor.ledger.mongodb.block.Blocks;
import candor.ledger.mongodb.erasure.Erasures.Progress;
import candor.ledger.mongodb.vault.Committed;
import candor.ledger.mongodb.vault.Vault;
import java.time.InstantSource;
import java.util.List;
import java.util.function.BiConsumer;

/**
 * Carries erasures out, step by step. Each step is done, then noted as done: a crash between any two, or between doing and noting, is made
 * good by doing the same again. Two processes that do so at once do each other no harm.
 */
public final class ErasureSequence {

    private final Parts parts;
    private final Outside outside;
    private final BiConsumer<ErasureStep, Boolean> probe;

    /**
     * What it works with.
     *
     * @param log origin of the log
     */
    public record Parts(Vault vault, Blocks blocks, Erasures erasures, ErasureList list, String log, InstantSource clock) {}

    /** What only the rest of the product can do. Each may be asked again. */
    public interface Outside {

        /** Asks for the decision; what it was is told to {@link Erasures#started} or {@link Erasures#refused}. */
        void decide(Erasure erasure);

        /** Removes what is kept of it beside the ledger, such as credentials. */
        void clearTraces(Erasure erasure);

        /** Whether every process and read model has passed this position of the log. */
        boolean passed(long position);

        /** Puts what was deleted out of the store's own files, where that is in our hands. */
        void compact();

        /** Lists in the log what was erased. */
        void record(Progress progress);
    }

    /** @param probe told after a step was done (false) and after it was noted (true): where a test lets it crash */
    public ErasureSequence(Parts parts, Outside outside, BiConsumer<ErasureStep, Boolean> probe) {
        this.parts = parts;
        this.outside = outside;
        this.probe = probe;
    }

    /**
     * Brings an erasure as far as it can come now.
     *
     * @return whether it is at its end
     */
    public boolean advance(String request) {
        while (true) {
            Progress progress = parts.erasures().find(request).orElse(null);
            if (progress == null || progress.step() == ErasureStep.RECORDED) {
                return true;
            }
            ErasureStep next = ErasureStep.values()[progress.step().ordinal() + 1];
            if (!done(progress, next)) {
                return false;
            }
            probe.accept(next, false);
            parts.erasures().reached(request, next);
            probe.accept(next, true);
        }
    }

    /** Does a step. @return false if it has to wait */
    private boolean done(Progress progress, ErasureStep step) {
        Erasure erasure = progress.erasure();
        switch (step) {
            case STARTED -> outside.decide(erasure);
            case LISTED -> parts.list().add(erasure, parts.log(), parts.clock().instant());
            case KEY_DESTROYED -> destroyKey(erasure);
            case GATHERED -> parts.erasures().gathered(erasure.request(), lost(erasure));
            case ROWS_DELETED -> deleteRows(erasure);
            case TRACES_CLEARED -> {
                parts.blocks().clearBodyHashes(parts.erasures().positions(erasure.request()));
                outside.clearTraces(erasure);
            }
            case COMPACTED -> outside.compact();
            case RECORDED -> outside.record(progress);
            case PASSED, REQUESTED -> { }
        }
        return step == ErasureStep.PASSED ? outside.passed(progress.position()) : step != ErasureStep.STARTED;
    }

    private void destroyKey(Erasure erasure) {
        switch (erasure) {
            case Erasure.OfSubject person -> parts.vault().eraseKey(person.subject());
            // Its key lies in its row, and goes with it.
            case Erasure.OfContent content -> parts.vault().closeRow(content.digest());
        }
    }

    private List<Committed> lost(Erasure erasure) {
        return switch (erasure) {
            case Erasure.OfSubject person -> parts.vault().entriesOf(person.subject());
            case Erasure.OfContent content -> parts.vault().entriesOfRows(List.of(content.digest()));
        };
    }

    private void deleteRows(Erasure erasure) {
        switch (erasure) {
            case Erasure.OfSubject person -> parts.vault().deleteRowsOf(person.subject());
            case Erasure.OfContent content -> parts.vault().deleteRows(List.of(content.digest()));
        }
    }
}
