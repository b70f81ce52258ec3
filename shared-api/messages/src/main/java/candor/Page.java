package candor;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Some rows of a longer list, in its order.
 *
 * @param next opaque cursor to ask for what follows; absent on the last page
 */
public record Page<T>(List<T> items, @Nullable String next) {
    public Page {
        items = List.copyOf(items);
    }
}
