package candor.embedded.query;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Lays one index under a filter and a sort order. */
final class AccessFinder {

    /** Beyond this many stretches looking them up one by one no longer pays; the remaining fields are left to the filter. */
    private static final int MOST_RANGES = 4_096;

    private static final int COUNTED = 1_000;

    private final SearchableIndex index;
    private final List<Constraint> constraints;
    private final SortOrder sort;

    private List<byte[]> prefixes = List.of(new byte[0]);
    private final boolean[] single;
    private @Nullable Integer elementScope;
    private boolean repeats;

    AccessFinder(SearchableIndex index, List<Constraint> constraints, SortOrder sort) {
        this.index = index;
        this.constraints = constraints;
        this.sort = sort;
        this.single = new boolean[index.fields().size()];
    }

    Access find() {
        int field = 0;
        @Nullable List<KeyRange> ranges = null;
        while (field < index.fields().size() && ranges == null) {
            Constraint points = points(field);
            if (points != null && extend(field, points)) {
                field++;
                continue;
            }
            Bounds bounds = bounds(field);
            if (bounds != null) {
                boolean ascending = index.fields().get(field).ascending();
                ranges = prefixes.stream().map(prefix -> bounds.behind(prefix, ascending)).toList();
                field++;
            }
            break;
        }
        markRepeats(field);
        List<KeyRange> found = ranges == null ? prefixes.stream().map(KeyRange::prefixedBy).toList() : ranges;
        int direction = sortDirection();
        boolean points = ranges == null && field == index.fields().size();
        return new Access(index, found.stream().sorted(KeyRange.BY_START).toList(), field, points, direction != 0, direction < 0, repeats);
    }

    /** An index over arrays may meet a document again wherever a field with arrays is not held to one value. */
    private void markRepeats(int bound) {
        for (int i = 0; i < index.fields().size(); i++) {
            repeats |= index.holdsArrays(i) && !(i < bound && single[i]);
        }
    }

    private @Nullable Constraint points(int field) {
        List<Constraint> choice = usable(field).filter(Constraint::isPoints).toList();
        if (choice.size() < 2) {
            return choice.isEmpty() ? null : choice.getFirst();
        }
        return choice.stream().min(Comparator.comparingInt(constraint -> entriesUnder(field, constraint))).orElseThrow();
    }

    /** Of several values an array must hold ({@code $all}), the rarest is the one to look up. */
    private int entriesUnder(int field, Constraint constraint) {
        boolean ascending = index.fields().get(field).ascending();
        List<KeyRange> ranges = Bounds.points(constraint).stream()
                .map(point -> KeyRange.prefixedBy(Bounds.join(prefixes.getFirst(), ascending ? point : Bounds.inverted(point)))).toList();
        return new Access(index, ranges, field + 1, false, false, false, false).countUpTo(COUNTED);
    }

    private boolean extend(int field, Constraint constraint) {
        List<byte[]> points = Bounds.points(constraint);
        if ((long) points.size() * prefixes.size() > MOST_RANGES) {
            return false;
        }
        boolean ascending = index.fields().get(field).ascending();
        List<byte[]> longer = new ArrayList<>();
        for (byte[] prefix : prefixes) {
            points.forEach(point -> longer.add(Bounds.join(prefix, ascending ? point : Bounds.inverted(point))));
        }
        prefixes = longer;
        single[field] = points.size() == 1;
        useScope(field, constraint);
        return true;
    }

    /** Two bounds may be met by two elements of an array, so only one of them narrows a field with arrays. */
    private @Nullable Bounds bounds(int field) {
        List<Constraint> usable = usable(field).filter(constraint -> !constraint.isPoints() || constraint.tests().size() == 1).toList();
        if (usable.isEmpty()) {
            return null;
        }
        useScope(field, usable.getFirst());
        if (index.holdsArrays(field)) {
            return Bounds.of(usable.getFirst());
        }
        return usable.stream().map(Bounds::of).reduce(Bounds::and).orElseThrow();
    }

    private Stream<Constraint> usable(int field) {
        return constraints.stream()
                .filter(constraint -> constraint.path().equals(index.fields().get(field).path()))
                .filter(constraint -> sameElement(field, constraint));
    }

    /** A second field with arrays may only be narrowed by a condition on the same element as the first. */
    private boolean sameElement(int field, Constraint constraint) {
        return !index.holdsArrays(field) || elementScope == null || elementScope == constraint.scope() && constraint.scope() != 0;
    }

    private void useScope(int field, Constraint constraint) {
        if (index.holdsArrays(field)) {
            elementScope = constraint.scope();
        }
    }

    /** 1 when the index runs in the wanted order, −1 when against it, 0 when neither. */
    private int sortDirection() {
        int direction = 0;
        int wanted = 0;
        for (int i = 0; i < index.fields().size() && wanted < sort.fields().size(); i++) {
            wanted = skipHeld(wanted);
            if (wanted == sort.fields().size()) {
                break;
            }
            KeyField key = index.fields().get(i);
            KeyField order = sort.fields().get(wanted);
            if (key.path().equals(order.path()) && !index.holdsArrays(i)) {
                int step = key.ascending() == order.ascending() ? 1 : -1;
                if (direction != 0 && step != direction) {
                    return 0;
                }
                direction = step;
                wanted = key.path().equals(KeyField.ID) ? sort.fields().size() : wanted + 1;
            } else if (!single[i]) {
                return 0;
            }
        }
        wanted = skipHeld(wanted);
        return wanted < sort.fields().size() ? 0 : direction == 0 ? 1 : direction;
    }

    /** A field held to one value does not matter to the order. */
    private int skipHeld(int from) {
        int wanted = from;
        while (wanted < sort.fields().size() && isHeld(sort.fields().get(wanted))) {
            wanted++;
        }
        return wanted;
    }

    private boolean isHeld(KeyField order) {
        for (int i = 0; i < single.length; i++) {
            if (single[i] && !index.holdsArrays(i) && index.fields().get(i).path().equals(order.path())) {
                return true;
            }
        }
        return false;
    }
}
