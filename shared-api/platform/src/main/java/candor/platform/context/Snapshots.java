package candor.platform.context;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import java.util.function.Function;
import org.axonframework.eventsourcing.eventstore.ConsistencyMarker;
import org.jspecify.annotations.Nullable;

/**
 * What entries were folded to lately, in memory, so that whoever folds the same ones again reads only what came since: else each further word
 * about a long incident would cost as much as all that was said of it. Nothing is decided by a snapshot alone, and who finds none gets the same
 * state by reading more.
 */
public final class Snapshots {
    /** Entries that all snapshots together were folded from. Few of them leave anything in a state; those that do leave some hundred bytes. */
    private static final long MOST_ENTRIES = 200_000;

    /** In entries: what the smallest snapshot takes with its key. */
    private static final int LEAST_WEIGHT = 4;

    /** What nobody uses any more shall not stay in memory, opened, for as long as the process lives. */
    private static final Duration UNUSED = Duration.ofMinutes(10);

    private volatile Cache<Object, Snapshot<?>> kept = empty();

    /**
     * A state that does not change.
     *
     * @param upTo how far it has read; null where that is not known, and then it is not kept
     * @param entries from how many it was folded
     */
    public record Snapshot<S>(S state, @Nullable ConsistencyMarker upTo, long entries) {}

    /**
     * Reads on from the last snapshot and keeps the result.
     *
     * @param key equal where the same entries are folded in the same way
     * @param read reads on from a snapshot, or from the beginning where there is none
     */
    @SuppressWarnings("unchecked")
    public <S> S advance(Object key, Function<@Nullable Snapshot<S>, Snapshot<S>> read) {
        // What was read before everything was forgotten is put where nobody looks any more.
        Cache<Object, Snapshot<?>> here = kept;
        Snapshot<S> now = read.apply((Snapshot<S>) here.getIfPresent(key));
        if (now.upTo() != null) {
            here.put(key, now);
        }
        return now.state();
    }

    /** Drops all: what they were folded from is not to be opened any more. */
    public void forget() {
        kept = empty();
    }

    private static Cache<Object, Snapshot<?>> empty() {
        return Caffeine.newBuilder()
                .maximumWeight(MOST_ENTRIES)
                .weigher((Object _, Snapshot<?> snapshot) -> LEAST_WEIGHT + (int) Math.min(snapshot.entries(), MOST_ENTRIES))
                .expireAfterAccess(UNUSED)
                // Whoever adds one makes room for it: a burst must not outgrow the heap before another thread has its turn.
                .executor(Runnable::run)
                .build();
    }
}
