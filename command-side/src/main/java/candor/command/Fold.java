package candor.command;

import candor.DomainEvent;
import java.util.function.BiFunction;

/**
 * A way to fold entries that several decisions share: what it gave for the same entries before is carried on. So it is one constant, neither
 * it nor what it folds to changes, and it depends on nothing but the entries.
 */
public final class Fold<S> {
    private final S seed;
    private final BiFunction<S, DomainEvent, S> evolve;

    public Fold(S seed, BiFunction<S, DomainEvent, S> evolve) {
        this.seed = seed;
        this.evolve = evolve;
    }

    S seed() {
        return seed;
    }

    S evolve(S state, DomainEvent event) {
        return evolve.apply(state, event);
    }
}
