package candor.query.fold;

import candor.DomainEvent;
import candor.SealedFamily;
import candor.access.AccessEvent;
import candor.access.AuditorEvent;
import candor.disclosure.DisclosureEvent;
import candor.evidence.EvidenceEvent;
import candor.incident.IncidentEvent;
import candor.log.LogEvent;
import candor.request.RequestEvent;
import candor.signal.SignalEvent;
import candor.signal.SignalSourceEvent;
import candor.task.PlaybookEvent;
import candor.task.TaskEvent;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.axonframework.messaging.eventhandling.annotation.Event;

/** The events of {@code messages} by the names under which they are stored. */
public final class EventCatalog {
    private static final List<Class<? extends DomainEvent>> CONTEXTS =
            List.of(IncidentEvent.class, SignalEvent.class, SignalSourceEvent.class, EvidenceEvent.class, AccessEvent.class, AuditorEvent.class, DisclosureEvent.class, LogEvent.class, RequestEvent.class,
                    PlaybookEvent.class, TaskEvent.class);
    private static final Map<String, Class<? extends DomainEvent>> BY_NAME = byName();

    private EventCatalog() {}

    public static Set<String> names() {
        return BY_NAME.keySet();
    }

    public static Optional<Class<? extends DomainEvent>> type(String name) {
        return Optional.ofNullable(BY_NAME.get(name));
    }

    /** The stored name of an event's class, e.g. {@code incident.NoteAdded}. */
    public static String name(Class<? extends DomainEvent> type) {
        Event event = Objects.requireNonNull(type.getAnnotation(Event.class), () -> type + " has no stored name");
        return event.namespace() + "." + event.name();
    }

    private static Map<String, Class<? extends DomainEvent>> byName() {
        Map<String, Class<? extends DomainEvent>> found = new TreeMap<>();
        for (Class<? extends DomainEvent> context : CONTEXTS) {
            SealedFamily.records(context).forEach(type -> found.put(name(type), type));
        }
        return Map.copyOf(found);
    }
}
