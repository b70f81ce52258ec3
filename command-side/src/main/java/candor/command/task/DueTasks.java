package candor.command.task;

import candor.DomainEvent;
import candor.command.StoredEvents;
import candor.command.sweep.DueTable;
import candor.command.task.DueTask.Surroundings;
import candor.incident.ClosureEvent.IncidentClosed;
import candor.incident.ClosureEvent.IncidentReopened;
import candor.incident.DeclarationEvent.IncidentDeclared;
import candor.incident.IncidentEvent;
import candor.ledger.mongodb.codec.StoredJson;
import candor.ledger.mongodb.read.Envelope;
import candor.platform.context.ContextModule;
import candor.task.Anchors;
import candor.task.DueOffset;
import candor.task.TaskEvent;
import candor.task.TaskEvent.TaskAdded;
import candor.task.TaskEvent.TaskCompleted;
import candor.task.TaskEvent.TaskReminded;
import candor.task.TaskEvent.TaskReopened;
import candor.task.TaskEvent.TaskSkipped;
import com.fasterxml.jackson.core.JsonProcessingException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.axonframework.eventsourcing.configuration.EventSourcingConfigurer;
import org.axonframework.messaging.core.MessageStream;
import org.axonframework.messaging.eventhandling.EventHandlingComponent;
import org.axonframework.messaging.eventhandling.EventMessage;
import org.axonframework.messaging.eventhandling.SimpleEventHandlingComponent;
import org.axonframework.messaging.eventhandling.configuration.EventProcessorModule;
import org.axonframework.messaging.eventhandling.conversion.EventConverter;
import org.axonframework.messaging.eventhandling.sequencing.SequentialPolicy;

/** Keeps the table of what is due as the log says so; one command node at a time does it, and goes on where another stopped. */
public final class DueTasks implements ContextModule {
    static final String KIND = "task";
    private static final String SURROUNDINGS = "task-surroundings";

    private final DueTable table;

    public DueTasks(DueTable table) {
        this.table = table;
    }

    @Override
    public EventSourcingConfigurer configure(EventSourcingConfigurer configurer) {
        var processor = EventProcessorModule.pooledStreaming("due-tasks")
                .eventHandlingComponents(components -> components.declarative(axon -> component(axon.getComponent(EventConverter.class))))
                .customized((axon, settings) -> settings.initialSegmentCount(1).initialToken(log -> log.firstToken(null)));
        return configurer.messaging(messaging -> messaging.eventProcessing(processing -> processing.pooledStreaming(pooled -> pooled.processor(processor))));
    }

    private static List<Class<? extends DomainEvent>> handled() {
        List<Class<? extends DomainEvent>> handled = new ArrayList<>(Anchors.EVENTS);
        handled.addAll(List.of(
                IncidentClosed.class, IncidentReopened.class, TaskAdded.class, TaskCompleted.class, TaskSkipped.class, TaskReopened.class, TaskReminded.class));
        return handled;
    }

    private EventHandlingComponent component(EventConverter converter) {
        SimpleEventHandlingComponent component = new SimpleEventHandlingComponent(SequentialPolicy.INSTANCE);
        for (Class<? extends DomainEvent> type : handled()) {
            component.subscribe(StoredEvents.nameOf(type), (message, context) -> {
                handle(Objects.requireNonNull(message.payloadAs(type, converter)), recorded(message));
                return MessageStream.empty();
            });
        }
        return component;
    }

    private static Instant recorded(EventMessage message) {
        return Instant.parse(Objects.requireNonNull(message.metadata().get(Envelope.RECORDED)));
    }

    /** Handled twice, an event changes nothing the second time. */
    void handle(DomainEvent event, Instant recorded) {
        switch (event) {
            case TaskAdded e -> add(e, recorded);
            case TaskCompleted e -> change(e.task(), e);
            case TaskSkipped e -> change(e.task(), e);
            case TaskReopened e -> change(e.task(), e);
            case TaskReminded e -> change(e.task(), e);
            case TaskEvent _ -> { }
            default -> surround(event, recorded);
        }
    }

    private void add(TaskAdded event, Instant recorded) {
        DueOffset offset = event.due();
        if (offset != null && table.row(KIND, event.task()).isEmpty()) {
            put(DueTask.of(event, offset, recorded), surroundings(event.incident()));
        }
    }

    private void change(String task, DomainEvent event) {
        table.row(KIND, task).map(row -> read(row, DueTask.class).after(event)).ifPresent(changed -> put(changed, surroundings(changed.incident())));
    }

    private void surround(DomainEvent event, Instant recorded) {
        String incident = ((IncidentEvent) event).incident();
        Surroundings before = surroundings(incident);
        Surroundings now = switch (event) {
            case IncidentClosed _ -> new Surroundings(incident, before.reference(), before.anchors(), true);
            case IncidentReopened _ -> new Surroundings(incident, before.reference(), before.anchors(), false);
            case IncidentDeclared e -> new Surroundings(incident, e.reference(), before.anchors().after(e, recorded), before.closed());
            default -> new Surroundings(incident, before.reference(), before.anchors().after(event, recorded), before.closed());
        };
        table.put(SURROUNDINGS, incident, incident, null, write(now));
        table.group(KIND, incident).forEach(row -> put(read(row, DueTask.class), now));
    }

    private Surroundings surroundings(String incident) {
        return surroundings(table, incident).orElseGet(() -> new Surroundings(incident, null, Anchors.UNKNOWN, false));
    }

    static Optional<Surroundings> surroundings(DueTable table, String incident) {
        return table.row(SURROUNDINGS, incident).map(row -> read(row, Surroundings.class));
    }

    private void put(DueTask task, Surroundings incident) {
        table.put(KIND, task.task(), task.incident(), task.next(incident), write(task));
    }

    static <T> T read(String row, Class<T> type) {
        try {
            return StoredJson.mapper().readValue(row, type);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a row of what is due cannot be read: " + e.getClass().getSimpleName());
        }
    }

    private static String write(Object row) {
        try {
            return StoredJson.mapper().writeValueAsString(row);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a row of what is due cannot be written: " + e.getClass().getSimpleName());
        }
    }
}
