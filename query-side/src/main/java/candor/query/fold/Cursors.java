package candor.query.fold;

import candor.Page;
import com.mongodb.client.model.Filters;
import java.util.List;
import java.util.function.ToLongFunction;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;

/** Pages of rows, newest first, by the position at which each row came to be: a page never shifts when rows are added. */
public final class Cursors {
    public static final int LARGEST_PAGE = 200;

    private Cursors() {}

    /** What follows a cursor. @throws IllegalArgumentException when it is none of ours */
    public static Bson before(@Nullable String after) {
        return after == null ? Filters.empty() : Filters.lt("at", position(after));
    }

    /** The position a cursor stands for. @throws IllegalArgumentException when it is none of ours */
    public static long position(String after) {
        try {
            return Long.parseLong(after);
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException("this page does not exist: start again from the first one", e);
        }
    }

    public static int size(int asked) {
        return Math.clamp(asked, 1, LARGEST_PAGE);
    }

    /** A page from one row more than it holds: the extra one says that more follow. */
    public static <S> Page<S> page(List<S> oneMore, int size, ToLongFunction<S> at) {
        List<S> items = oneMore.subList(0, Math.min(size, oneMore.size()));
        return new Page<>(items, oneMore.size() > size ? Long.toString(at.applyAsLong(items.getLast())) : null);
    }
}
