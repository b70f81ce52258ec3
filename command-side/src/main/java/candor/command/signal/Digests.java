package candor.command.signal;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * A set that grows and of which every earlier state stays what it was, without being copied for each addition.
 *
 * @param parts disjoint, each smaller than the one before it: of the sizes of a binary number's digits, so that there are few
 */
record Digests(List<Set<String>> parts) {
    static final Digests NONE = new Digests(List.of());

    boolean contains(String digest) {
        return parts.stream().anyMatch(part -> part.contains(digest));
    }

    Digests with(String digest) {
        if (contains(digest)) {
            return this;
        }
        var more = new ArrayList<>(parts);
        Set<String> last = Set.of(digest);
        while (!more.isEmpty() && more.getLast().size() == last.size()) {
            last = both(more.removeLast(), last);
        }
        more.add(last);
        return new Digests(List.copyOf(more));
    }

    private static Set<String> both(Set<String> some, Set<String> others) {
        var both = new HashSet<>(some);
        both.addAll(others);
        return Set.copyOf(both);
    }
}
