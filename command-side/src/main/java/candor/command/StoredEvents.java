package candor.command;

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
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.axonframework.messaging.core.QualifiedName;
import org.axonframework.messaging.eventhandling.annotation.Event;

/** The declared events by their stored names. */
public final class StoredEvents {
    /** Each decision asks for the names of what it reads. */
    private static final ClassValue<QualifiedName> NAMES = new ClassValue<>() {
        @Override
        protected QualifiedName computeValue(Class<?> type) {
            Event event = Objects.requireNonNull(type.getAnnotation(Event.class), type::getName);
            return new QualifiedName(event.namespace(), event.name());
        }
    };

    private static final Map<QualifiedName, Class<? extends DomainEvent>> BY_NAME = Stream.<Class<? extends DomainEvent>>of(
                    IncidentEvent.class, SignalEvent.class, SignalSourceEvent.class, EvidenceEvent.class, AccessEvent.class, AuditorEvent.class, DisclosureEvent.class, LogEvent.class, RequestEvent.class,
                    PlaybookEvent.class, TaskEvent.class)
            .<Class<? extends DomainEvent>>flatMap(context -> SealedFamily.records(context).stream())
            .collect(Collectors.toUnmodifiableMap(StoredEvents::nameOf, Function.identity()));

    private StoredEvents() {}

    /** Every declared event, by name. */
    static List<Class<? extends DomainEvent>> all() {
        return BY_NAME.entrySet().stream()
                .sorted(Comparator.comparing(entry -> entry.getKey().toString()))
                .<Class<? extends DomainEvent>>map(Map.Entry::getValue)
                .toList();
    }

    /** @throws IllegalStateException for an event of a newer release: deciding without understanding it would be wrong */
    public static Class<? extends DomainEvent> typeOf(QualifiedName name) {
        Class<? extends DomainEvent> type = BY_NAME.get(name);
        if (type == null) {
            throw new IllegalStateException("the ledger holds a " + name + ", which this release does not know");
        }
        return type;
    }

    /** The stored name, such as {@code incident.NoteAdded}. */
    public static QualifiedName nameOf(Class<? extends DomainEvent> type) {
        return NAMES.get(type);
    }

    public static Set<QualifiedName> namesOf(List<Class<? extends DomainEvent>> types) {
        return types.stream().map(StoredEvents::nameOf).collect(Collectors.toUnmodifiableSet());
    }
}
