package candor.query.fold;

import candor.DomainEvent;
import java.util.Set;
import java.util.TreeSet;

/** Stored names of events, taken from their declarations, so that no projection spells one out. */
public final class EventNames {
    private EventNames() {}

    /** Of each event, and of all events of each context given. */
    @SafeVarargs
    public static Set<String> of(Class<? extends DomainEvent>... types) {
        Set<String> names = new TreeSet<>();
        for (Class<? extends DomainEvent> type : types) {
            add(type, names);
        }
        return Set.copyOf(names);
    }

    private static void add(Class<? extends DomainEvent> type, Set<String> names) {
        if (!type.isSealed()) {
            names.add(EventCatalog.name(type));
            return;
        }
        for (Class<?> event : type.getPermittedSubclasses()) {
            add(event.asSubclass(DomainEvent.class), names);
        }
    }
}
