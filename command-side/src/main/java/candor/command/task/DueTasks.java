package candor.command.task;

import candor.DomainEvent;
import candor.command.StoredEvents;
import candor.command.sweep.DueTable;
import candor.incident.ClosureEvent.IncidentClosed;
import candor.incident.ClosureEvent.IncidentReopened;
import candor.incident.DeclarationEvent.IncidentDeclared;
import candor.ledger.mongodb.read.Envelope;
import candor.platform.context.ContextModule;
import candor.task.Anchors;
import candor.task.DueOffset;
import candor.task.TaskEvent.TaskAdded;
import candor.task.TaskEvent.TaskCompleted;
import candor.task.TaskEvent.TaskReminded;
import candor.task.TaskEvent.TaskReopened;
import candor.task.TaskEvent.TaskSkipped;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.axonframework.common.configuration.Configuration;
import org.axonframework.eventsourcing.configuration.EventSourcingConfigurer;
import org.axonframework.messaging.core.MessageStream;
import org.axonframework.messaging.eventhandling.EventHandlingComponent;
import org.axonframework.messaging.eventhandling.EventMessage;
import org.axonframework.messaging.eventhandling.SimpleEventHandlingComponent;
import org.axonframework.messaging.eventhandling.configuration.EventProcessorModule;
import org.axonframework.messaging.eventhandling.conversion.EventConverter;
import org.axonframework.messaging.eventhandling.sequencing.SequentialPolicy;

/**
 * Keeps the table of what is due as the log says so; one command node at a time does it, and goes on where another stopped. Handled twice, an event
 * changes nothing the second time. An incident without tasks costs a look and no row: what it says is read when its first task comes.
 */
public final class DueTasks implements ContextModule {
    static final String KIND = "task";
    private static final String INCIDENT = "incident:";

    /** An import holds tens of thousands of these, and each batch stores a token; few enough that a claim outlasts them where each moves many tasks. */
    private static final int BATCH = 25;

    private static final List<Class<? extends DomainEvent>> OF_TASKS =
            List.of(TaskAdded.class, TaskCompleted.class, TaskSkipped.class, TaskReopened.class, TaskReminded.class);
    private static final List<Class<? extends DomainEvent>> AROUND =
            Stream.concat(Anchors.EVENTS.stream(), Stream.of(IncidentClosed.class, IncidentReopened.class)).toList();

    private final DueTable table;

    public DueTasks(DueTable table) {
        this.table = table;
    }

    @Override
    public EventSourcingConfigurer configure(EventSourcingConfigurer configurer) {
        var processor = EventProcessorModule.pooledStreaming("due-tasks")
                .eventHandlingComponents(components -> components.declarative(this::component))
                .customized((axon, settings) -> settings.initialSegmentCount(1).batchSize(BATCH).initialToken(log -> log.firstToken(null)));
        return configurer.messaging(messaging -> messaging.eventProcessing(processing -> processing.pooledStreaming(pooled -> pooled.processor(processor))));
    }

    private EventHandlingComponent component(Configuration axon) {
        EventConverter converter = axon.getComponent(EventConverter.class);
        DueRows rows = new DueRows(table, incident -> Surrounding.read(axon, incident, AROUND));
        SimpleEventHandlingComponent component = new SimpleEventHandlingComponent(SequentialPolicy.INSTANCE);
        OF_TASKS.forEach(type -> component.subscribe(StoredEvents.nameOf(type), (message, context) -> {
            task(rows, Objects.requireNonNull(message.payloadAs(type, converter)), recorded(message));
            return MessageStream.empty();
        }));
        AROUND.stream().filter(type -> type != IncidentDeclared.class).forEach(type -> component.subscribe(StoredEvents.nameOf(type), (message, context) -> {
            incident(message).flatMap(rows::surroundings).ifPresent(before ->
                    rows.put(before.after(Objects.requireNonNull(message.payloadAs(type, converter)), recorded(message), position(message))));
            return MessageStream.empty();
        }));
        return component;
    }

    private static void task(DueRows rows, DomainEvent event, Instant recorded) {
        switch (event) {
            case TaskAdded e -> {
                DueOffset offset = e.due();
                if (offset != null) {
                    rows.add(DueTask.of(e, offset, recorded));
                }
            }
            case TaskCompleted e -> rows.change(e.task(), e);
            case TaskSkipped e -> rows.change(e.task(), e);
            case TaskReopened e -> rows.change(e.task(), e);
            case TaskReminded e -> rows.change(e.task(), e);
            default -> throw new IllegalArgumentException("not subscribed to");
        }
    }

    private static Optional<String> incident(EventMessage message) {
        return Optional.ofNullable(message.metadata().get(Envelope.STREAM)).filter(stream -> stream.startsWith(INCIDENT)).map(stream -> stream.substring(INCIDENT.length()));
    }

    static Instant recorded(EventMessage message) {
        return Instant.parse(Objects.requireNonNull(message.metadata().get(Envelope.RECORDED)));
    }

    static long position(EventMessage message) {
        return Long.parseLong(Objects.requireNonNull(message.metadata().get(Envelope.POSITION)));
    }
}
