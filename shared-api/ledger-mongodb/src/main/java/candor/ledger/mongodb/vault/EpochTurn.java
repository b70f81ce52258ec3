package candor.ledger.mongodb.vault;

import candor.ledger.mongodb.keys.KeyEpoch;
import candor.ledger.mongodb.keys.KeyRing;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.function.IntPredicate;
import org.jspecify.annotations.Nullable;

/**
 * Ends epochs: survivors are wrapped under the new key, and only when nothing is left under the old one, and nobody can add to it any more,
 * is that destroyed. Every step can be repeated. For one thread.
 */
public final class EpochTurn {

    /** A prepared command may still bring rows wrapped under the old key this long after every process has turned to the new one. */
    public static final Duration GRACE = Duration.ofMinutes(2);

    private final KeyRing ring;
    private final Survivors survivors;
    private final IntPredicate everybodyHasTurned;
    private final InstantSource clock;
    private @Nullable Instant turned;
    private int turnedTo;

    /** @param everybodyHasTurned whether every living process wraps under the key of this epoch */
    public EpochTurn(KeyRing ring, Survivors survivors, IntPredicate everybodyHasTurned, InstantSource clock) {
        this.ring = ring;
        this.survivors = survivors;
        this.everybodyHasTurned = everybodyHasTurned;
        this.clock = clock;
    }

    /** Begins a new epoch where the present one is older than this. @return whether it did */
    public boolean beginAfter(Duration length) {
        Instant opened = ring.epochs().getLast().opened();
        boolean due = !opened.plus(length).isAfter(clock.instant());
        if (due) {
            ring.begin();
        }
        return due;
    }

    /**
     * Goes on with what is not finished.
     *
     * @return the epochs whose keys were destroyed now
     * @throws AlteredRow if something does not unwrap: nothing is destroyed then
     */
    public List<Integer> advance() {
        ring.refresh();
        int current = ring.epoch();
        List<Integer> old = ring.epochs().stream().filter(epoch -> epoch.destroyed() == null && epoch.number() < current).map(KeyEpoch::number).toList();
        if (old.isEmpty()) {
            return List.of();
        }
        survivors.rewrap();
        if (!quiet(current) || survivors.rewrap() > 0) {
            return List.of();
        }
        old.forEach(ring::destroy);
        return old;
    }

    /** Whether everybody has been seen to have turned to this epoch long enough ago. */
    private boolean quiet(int current) {
        if (!everybodyHasTurned.test(current)) {
            turned = null;
            return false;
        }
        Instant since = turned == null || turnedTo != current ? clock.instant() : turned;
        turned = since;
        turnedTo = current;
        return !since.plus(GRACE).isAfter(clock.instant());
    }
}
