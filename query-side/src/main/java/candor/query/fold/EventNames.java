package candor.query.fold;

import candor.DomainEvent;
import candor.SealedFamily;
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
            SealedFamily.records(type).forEach(event -> names.add(EventCatalog.name(event)));
        }
        return Set.copyOf(names);
    }
}
