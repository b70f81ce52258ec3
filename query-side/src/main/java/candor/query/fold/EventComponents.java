package candor.query.fold;

import candor.DomainEvent;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.RecordComponent;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads components that have the same name in every event that has them, such as {@code occurred}. */
public final class EventComponents {
    private static final ClassValue<Map<String, Method>> ACCESSORS = new ClassValue<>() {
        @Override
        protected Map<String, Method> computeValue(Class<?> type) {
            Map<String, Method> accessors = new LinkedHashMap<>();
            for (RecordComponent component : type.getRecordComponents()) {
                accessors.put(component.getName(), component.getAccessor());
            }
            return accessors;
        }
    };

    private EventComponents() {}

    /** The component's value; absent where it is null, of another type, or the event has none of that name. */
    public static <T> @Nullable T value(DomainEvent event, String component, Class<T> type) {
        Method accessor = ACCESSORS.get(event.getClass()).get(component);
        return accessor != null && type.isAssignableFrom(accessor.getReturnType()) ? type.cast(read(event, accessor)) : null;
    }

    /** All components of a type that have a value, by name, in their order. */
    public static <T> Map<String, T> all(DomainEvent event, Class<T> type) {
        Map<String, T> values = new LinkedHashMap<>();
        ACCESSORS.get(event.getClass()).forEach((name, accessor) -> {
            if (type.isInstance(read(event, accessor))) {
                values.put(name, type.cast(read(event, accessor)));
            }
        });
        return values;
    }

    private static @Nullable Object read(DomainEvent event, Method accessor) {
        try {
            return accessor.invoke(event);
        } catch (IllegalAccessException | InvocationTargetException e) {
            throw new IllegalStateException("a component of " + event.getClass().getSimpleName() + " cannot be read", e);
        }
    }
}
