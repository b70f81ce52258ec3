package candor;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/** The records of a sealed hierarchy: its commands or events, however many themes lie between. */
public final class SealedFamily {
    private SealedFamily() {}

    /**
     * In the order in which they are declared.
     *
     * @param root a sealed type, or a record, which is a family of its own
     */
    public static <T> List<Class<? extends T>> records(Class<T> root) {
        return leaves(root).<Class<? extends T>>map(type -> type.asSubclass(root)).toList();
    }

    private static Stream<Class<?>> leaves(Class<?> type) {
        return type.isSealed() ? Arrays.stream(type.getPermittedSubclasses()).flatMap(SealedFamily::leaves) : Stream.of(type);
    }
}
