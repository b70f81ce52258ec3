package candor.command.request;

import candor.DomainEvent;
import candor.command.StoredEvents;
import candor.ledger.mongodb.erasure.Erasure;
import candor.ledger.mongodb.erasure.Erasures;
import candor.ledger.mongodb.read.Envelope;
import candor.platform.context.ContextModule;
import candor.request.RequestEvent;
import candor.request.RequestEvent.ContentErasureConfirmed;
import candor.request.RequestEvent.ErasureRefused;
import candor.request.RequestEvent.ErasureRequested;
import candor.request.RequestEvent.ErasureStarted;
import java.util.List;
import java.util.Objects;
import java.util.function.Supplier;
import org.axonframework.eventsourcing.configuration.EventSourcingConfigurer;
import org.axonframework.messaging.core.MessageStream;
import org.axonframework.messaging.eventhandling.EventHandlingComponent;
import org.axonframework.messaging.eventhandling.EventMessage;
import org.axonframework.messaging.eventhandling.SimpleEventHandlingComponent;
import org.axonframework.messaging.eventhandling.configuration.EventProcessorModule;
import org.axonframework.messaging.eventhandling.conversion.EventConverter;
import org.axonframework.messaging.eventhandling.sequencing.SequentialPolicy;

/** Writes down which erasures are to be carried out, as the log says so; one command node at a time does it, and goes on where another stopped. */
public final class ErasureProcessor implements ContextModule {
    private static final List<Class<? extends RequestEvent>> HANDLED =
            List.of(ErasureRequested.class, ErasureRefused.class, ErasureStarted.class, ContentErasureConfirmed.class);

    private final Supplier<Erasures> erasures;
    private final Runnable wake;

    /** @param wake whoever carries them out */
    public ErasureProcessor(Supplier<Erasures> erasures, Runnable wake) {
        this.erasures = erasures;
        this.wake = wake;
    }

    @Override
    public EventSourcingConfigurer configure(EventSourcingConfigurer configurer) {
        var processor = EventProcessorModule.pooledStreaming("erasures")
                .eventHandlingComponents(components -> components.declarative(axon -> component(axon.getComponent(EventConverter.class))))
                .customized((axon, settings) -> settings.initialSegmentCount(1).initialToken(log -> log.firstToken(null)));
        return configurer.messaging(messaging -> messaging.eventProcessing(processing -> processing.pooledStreaming(pooled -> pooled.processor(processor))));
    }

    private EventHandlingComponent component(EventConverter converter) {
        SimpleEventHandlingComponent component = new SimpleEventHandlingComponent(SequentialPolicy.INSTANCE);
        for (Class<? extends RequestEvent> type : HANDLED) {
            component.subscribe(StoredEvents.nameOf(type), (message, context) -> {
                handle(Objects.requireNonNull(message.payloadAs(type, converter)), position(message));
                return MessageStream.empty();
            });
        }
        return component;
    }

    private void handle(DomainEvent event, long position) {
        switch (event) {
            case ErasureRequested e -> erasures.get().requested(new Erasure.OfSubject(e.request(), e.subject()));
            case ErasureStarted e -> erasures.get().started(new Erasure.OfSubject(e.request(), e.subject()), position);
            case ContentErasureConfirmed e -> erasures.get().started(new Erasure.OfContent(e.request(), e.digest()), position);
            case ErasureRefused e -> erasures.get().refused(e.request());
            default -> throw new IllegalArgumentException("not subscribed to");
        }
        wake.run();
    }

    private static long position(EventMessage message) {
        return Long.parseLong(Objects.requireNonNull(message.metadata().get(Envelope.POSITION)));
    }
}
