package candor.query.fold;

import candor.platform.context.ContextModule;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.locks.LockSupport;
import java.util.function.LongSupplier;
import org.axonframework.eventsourcing.configuration.EventSourcingConfigurer;
import org.axonframework.messaging.core.Context;
import org.axonframework.messaging.core.MessageStream;
import org.axonframework.messaging.core.Message;
import org.axonframework.messaging.core.QualifiedName;
import org.axonframework.messaging.core.unitofwork.ProcessingContext;
import org.axonframework.messaging.eventhandling.EventHandlingComponent;
import org.axonframework.messaging.eventhandling.EventMessage;
import org.axonframework.messaging.eventhandling.SimpleEventHandlingComponent;
import org.axonframework.messaging.eventhandling.configuration.EventProcessorModule;
import org.axonframework.messaging.eventhandling.conversion.EventConverter;
import org.axonframework.messaging.eventhandling.sequencing.SequentialPolicy;
import org.axonframework.messaging.eventstreaming.EventCriteria;

/**
 * The one processor that keeps the read models: the log is read, decoded and opened once for all of them, in full order and in one segment, and
 * each batch becomes one bulk write per read model. Whichever query node holds the segment's claim does the work.
 */
public final class ReadModelProcessor implements ContextModule {
    public static final String NAME = "read-models";
    private static final int BATCH = 500;
    private static final Context.ResourceKey<List<EventMessage>> COLLECTED = Context.ResourceKey.withLabel("events for the read models");

    /** How long it lets entries gather while it lags behind: what a batch costs hardly depends on their number. */
    private static final Duration GATHERING = Duration.ofMillis(100);

    private final ReadModels models;
    private final ErasurePurge purge;
    private final LongSupplier entries;

    /** @param entries number of entries in the log */
    ReadModelProcessor(ReadModels models, ErasurePurge purge, LongSupplier entries) {
        this.models = models;
        this.purge = purge;
        this.entries = entries;
    }

    @Override
    public EventSourcingConfigurer configure(EventSourcingConfigurer configurer) {
        var processor = EventProcessorModule.pooledStreaming(NAME)
                .eventHandlingComponents(components -> components.declarative(axon -> component(axon.getComponent(EventConverter.class))))
                // Everything, not only what is handled: so the token keeps up with the head.
                .customized((axon, settings) -> settings.initialSegmentCount(1)
                        .batchSize(BATCH)
                        // From the first entry, and never as a replay: rows know themselves what they contain.
                        .initialToken(log -> log.firstToken(null))
                        .eventCriteria(handled -> EventCriteria.havingAnyTag()));
        return configurer.messaging(messaging -> messaging.eventProcessing(
                processing -> processing.pooledStreaming(pooled -> pooled.processor(processor))));
    }

    /** Bound by stored names, never by Java names. */
    EventHandlingComponent component(EventConverter converter) {
        EnvelopeReader envelopes = new EnvelopeReader(converter);
        SimpleEventHandlingComponent component = new SimpleEventHandlingComponent(SequentialPolicy.INSTANCE);
        // What no read model takes still moves them all on: whoever waits for the end of the ledger waits for its place, not for a row.
        Set<String> events = new TreeSet<>(EventCatalog.names());
        events.addAll(models.events());
        for (String event : events) {
            component.subscribe(new QualifiedName(event), (message, context) -> collect(message, context, envelopes));
        }
        return component;
    }

    private MessageStream.Empty<Message> collect(EventMessage message, ProcessingContext context, EnvelopeReader envelopes) {
        context.computeResourceIfAbsent(COLLECTED, () -> {
            // After the last event of the batch, and before its token is stored.
            context.runOnPostInvocation(batch -> write(batch.getResource(COLLECTED), envelopes));
            return new ArrayList<>();
        }).add(message);
        return MessageStream.empty();
    }

    private void write(List<EventMessage> messages, EnvelopeReader envelopes) {
        List<EventEnvelope> batch = messages.stream().flatMap(message -> envelopes.readOrPark(message).stream()).toList();
        long reached = EnvelopeReader.position(messages.getLast());
        // Before anybody is told that the read models have come so far.
        models.write(batch, reached, () -> purge.after(batch));
        // Only while others write too: a lone writer who waits to see an entry finds the read models at rest.
        if (messages.size() < BATCH / 2 && reached + 1 < entries.getAsLong()) {
            LockSupport.parkNanos(GATHERING.toNanos());
        }
    }
}
