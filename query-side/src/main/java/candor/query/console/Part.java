package candor.query.console;

import java.util.List;

/**
 * As much of a list as a page shows.
 *
 * @param all of it, in its order
 * @param from how many come before
 */
public record Part<T>(List<T> all, int from) {
    static final int MOST = 200;

    public Part {
        all = List.copyOf(all);
        from = Math.clamp(from, 0, all.size());
    }

    public List<T> items() {
        return all.subList(from, Math.min(from + MOST, all.size()));
    }

    /** Whether there are others than those that are shown. */
    public boolean isPart() {
        return items().size() < all.size();
    }

    /** Where the part before begins. */
    public int before() {
        return Math.max(0, from - MOST);
    }

    /** Where the part after begins; the end where there is none. */
    public int next() {
        return Math.min(from + MOST, all.size());
    }
}
