package candor.embedded.update;

import candor.embedded.bson.Refused;
import de.bwaldvogel.mongo.bson.Document;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** A dotted path into a tree: names in documents, positions in arrays. */
final class TreePath {

    /** No value there; null is a value. */
    static final Object ABSENT = new Object();

    private static final int LARGEST_GAP = 1_500_000;

    private final String dotted;
    private final String[] names;

    TreePath(String dotted) {
        this.dotted = dotted;
        this.names = dotted.split("\\.", -1);
        for (String name : names) {
            if (name.isEmpty()) {
                throw new Refused(56, "EmptyFieldName", "The update path '" + dotted + "' contains an empty field name, which is not allowed.");
            }
            if (name.startsWith("$")) {
                throw Refused.notOffered("the positional update path '" + dotted + "'");
            }
        }
    }

    String dotted() {
        return dotted;
    }

    boolean overlaps(TreePath other) {
        return (dotted + ".").startsWith(other.dotted + ".") || (other.dotted + ".").startsWith(dotted + ".");
    }

    /** Replaces the value at the path by what the function makes of it ({@link #ABSENT} in and out for none), creating documents on the way. */
    void change(Document root, Function<@Nullable Object, @Nullable Object> change) {
        Object parent = root;
        for (int i = 0; i < names.length - 1; i++) {
            Object child = get(parent, names[i]);
            if (child == ABSENT) {
                if (change.apply(ABSENT) == ABSENT) {
                    return;
                }
                child = new Document();
                put(parent, names[i], child);
            }
            if (!(child instanceof Document) && !(child instanceof List)) {
                if (change.apply(ABSENT) == ABSENT) {
                    return;
                }
                throw new Refused(28, "PathNotViable", "Cannot create field '" + names[i + 1] + "' in element '" + names[i] + "'");
            }
            parent = child;
        }
        String last = names[names.length - 1];
        Object old = get(parent, last);
        Object changed = change.apply(old);
        if (changed == ABSENT) {
            remove(parent, last);
        } else if (changed != old || old == null) {
            put(parent, last, changed);
        }
    }

    private static @Nullable Object get(@Nullable Object parent, String name) {
        return switch (parent) {
            case Document document -> document.containsKey(name) ? document.get(name) : ABSENT;
            case List<?> list when isPosition(name) && Integer.parseInt(name) < list.size() -> list.get(Integer.parseInt(name));
            case null, default -> ABSENT;
        };
    }

    @SuppressWarnings("unchecked")
    private static void put(Object parent, String name, @Nullable Object value) {
        if (parent instanceof Document document) {
            document.put(name, value);
            return;
        }
        List<@Nullable Object> list = (List<@Nullable Object>) parent;
        if (!isPosition(name)) {
            throw new Refused(28, "PathNotViable", "Cannot create field '" + name + "' in an array");
        }
        int position = Integer.parseInt(name);
        if (position - list.size() > LARGEST_GAP) {
            throw Refused.badValue("can't backfill an array to position " + position);
        }
        while (list.size() <= position) {
            list.add(null);
        }
        list.set(position, value);
    }

    private static void remove(Object parent, String name) {
        if (parent instanceof Document document) {
            document.remove(name);
        } else if (get(parent, name) != ABSENT) {
            put(parent, name, null);
        }
    }

    private static boolean isPosition(String name) {
        return name.length() < 10 && name.chars().allMatch(Character::isDigit);
    }
}
