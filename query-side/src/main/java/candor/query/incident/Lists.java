package candor.query.incident;

import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/** Lists that never change: each step makes a new one. */
public final class Lists {
    private Lists() {}

    public static <T> List<T> with(List<T> list, T next) {
        List<T> longer = new ArrayList<>(list.size() + 1);
        longer.addAll(list);
        longer.add(next);
        return List.copyOf(longer);
    }

    /** An empty list stays empty: the entry to replace may lie outside of what is folded. */
    public static <T> List<T> replacingLast(List<T> list, UnaryOperator<T> change) {
        return list.isEmpty() ? list : with(list.subList(0, list.size() - 1), change.apply(list.getLast()));
    }

    public static <T> List<T> mapping(List<T> list, UnaryOperator<T> change) {
        return list.stream().map(change).toList();
    }
}
