package candor.command.sweep;

import candor.DomainEvent;
import candor.command.StoredEvents;
import candor.ledger.mongodb.read.Envelope;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
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
 * The log as it moves the rows of one kind, from its first entry; one command node at a time does it, and goes on where another stopped.
 *
 * @param name of the processor; its place in the log is kept under it
 * @param events the only ones that are read
 */
public record DueFeed(String name, List<Class<? extends DomainEvent>> events) {
    private static final String INCIDENT = "incident:";

    /** An import holds tens of thousands of entries, and each batch stores a token; few enough that a claim outlasts them where each moves many rows. */
    private static final int BATCH = 25;

    /** An entry as the rows need it. */
    public record Told(DomainEvent event, Optional<String> incident, Instant recorded, long position) {
        private static Told of(DomainEvent event, EventMessage message) {
            return new Told(event, DueFeed.incident(message), DueFeed.recorded(message), DueFeed.position(message));
        }
    }

    /** @param rows called for each event, in order; twice for one that it has handled when a process dies in between */
    public EventSourcingConfigurer configure(EventSourcingConfigurer configurer, Function<Configuration, Rows> rows) {
        var processor = EventProcessorModule.pooledStreaming(name)
                .eventHandlingComponents(components -> components.declarative(axon -> component(axon, rows.apply(axon))))
                .customized((axon, settings) -> settings.initialSegmentCount(1).batchSize(BATCH).initialToken(log -> log.firstToken(null)));
        return configurer.messaging(messaging -> messaging.eventProcessing(processing -> processing.pooledStreaming(pooled -> pooled.processor(processor))));
    }

    /** What is kept of what is told. */
    public interface Rows {
        void after(Told told);
    }

    private EventHandlingComponent component(Configuration axon, Rows rows) {
        EventConverter converter = axon.getComponent(EventConverter.class);
        SimpleEventHandlingComponent component = new SimpleEventHandlingComponent(SequentialPolicy.INSTANCE);
        events.forEach(type -> component.subscribe(StoredEvents.nameOf(type), (message, context) -> {
            rows.after(Told.of(Objects.requireNonNull(message.payloadAs(type, converter)), message));
            return MessageStream.empty();
        }));
        return component;
    }

    private static Optional<String> incident(EventMessage message) {
        return Optional.ofNullable(message.metadata().get(Envelope.STREAM)).filter(stream -> stream.startsWith(INCIDENT)).map(stream -> stream.substring(INCIDENT.length()));
    }

    /** When the ledger recorded it. */
    public static Instant recorded(EventMessage message) {
        return Instant.parse(Objects.requireNonNull(message.metadata().get(Envelope.RECORDED)));
    }

    public static long position(EventMessage message) {
        return Long.parseLong(Objects.requireNonNull(message.metadata().get(Envelope.POSITION)));
    }
}
