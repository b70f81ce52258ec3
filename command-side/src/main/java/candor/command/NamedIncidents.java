package candor.command;

import candor.DomainCommand;
import candor.DomainEvent;
import candor.TagKey;
import java.lang.reflect.Method;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.BiPredicate;
import org.axonframework.eventsourcing.annotation.EventTag;
import org.jspecify.annotations.Nullable;

/** Which incidents a command or an event names. Every command is asked, so what a type has to tell is found out once for each type. */
final class NamedIncidents {
    /** Components of commands that name an incident. */
    private static final Set<String> INCIDENTS = Set.of("incident", "into");
    /** Components of commands that name something of an incident; its entries carry the incident's tag beside their own. */
    private static final Set<String> PARTS = Set.of(TagKey.OF_TASK, TagKey.OF_EVIDENCE);

    private static final ClassValue<List<Method>> OF_COMMAND = texts((_, component) -> INCIDENTS.contains(component.getName()));
    private static final ClassValue<List<Method>> PARTS_OF_COMMAND = texts((_, component) -> PARTS.contains(component.getName()));
    private static final ClassValue<List<Method>> OF_EVENT = texts(NamedIncidents::standsInStreamOf);

    private NamedIncidents() {}

    /** Those that it names itself. */
    static Set<String> of(DomainCommand command) {
        return new TreeSet<>(values(OF_COMMAND, command).values());
    }

    /** What it names of some incident, by tag key. */
    static Map<String, String> parts(DomainCommand command) {
        return values(PARTS_OF_COMMAND, command);
    }

    /** Those in whose streams it stands. */
    static Set<String> of(DomainEvent event) {
        return new TreeSet<>(values(OF_EVENT, event).values());
    }

    private static ClassValue<List<Method>> texts(BiPredicate<Class<?>, RecordComponent> wanted) {
        return new ClassValue<>() {
            @Override
            protected List<Method> computeValue(Class<?> type) {
                return Arrays.stream(type.getRecordComponents())
                        .filter(component -> component.getType() == String.class && wanted.test(type, component))
                        .map(RecordComponent::getAccessor)
                        .toList();
            }
        };
    }

    private static boolean standsInStreamOf(Class<?> event, RecordComponent component) {
        try {
            EventTag tag = event.getDeclaredField(component.getName()).getAnnotation(EventTag.class);
            return tag != null && tag.key().equals(TagKey.OF_INCIDENT);
        } catch (NoSuchFieldException e) {
            throw new IllegalStateException("a record has a field for each component, and " + event.getName() + " has not", e);
        }
    }

    private static Map<String, String> values(ClassValue<List<Method>> components, Object record) {
        Map<String, String> values = new TreeMap<>();
        for (Method component : components.get(record.getClass())) {
            if (valueOf(component, record) instanceof String value) {
                values.put(component.getName(), value);
            }
        }
        return values;
    }

    private static @Nullable Object valueOf(Method component, Object record) {
        try {
            return component.invoke(record);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("commands and events are public records, and " + record.getClass().getName() + " is not", e);
        }
    }
}
