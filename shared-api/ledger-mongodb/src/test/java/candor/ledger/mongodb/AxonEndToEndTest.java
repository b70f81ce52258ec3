package candor.ledger.mongodb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import candor.ledger.mongodb.axon.CommandInContext;
import candor.ledger.mongodb.codec.JsonConverter;
import candor.sealing.FreeText;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.axonframework.common.configuration.AxonConfiguration;
import org.axonframework.conversion.Converter;
import org.axonframework.eventsourcing.annotation.EventSourcedEntity;
import org.axonframework.eventsourcing.annotation.EventSourcingHandler;
import org.axonframework.eventsourcing.annotation.EventTag;
import org.axonframework.eventsourcing.annotation.reflection.EntityCreator;
import org.axonframework.eventsourcing.configuration.EventSourcedEntityModule;
import org.axonframework.eventsourcing.configuration.EventSourcingConfigurer;
import org.axonframework.messaging.commandhandling.annotation.CommandHandler;
import org.axonframework.messaging.commandhandling.gateway.CommandGateway;
import org.axonframework.messaging.core.Metadata;
import org.axonframework.messaging.eventhandling.EventMessage;
import org.axonframework.messaging.eventhandling.annotation.Event;
import org.axonframework.messaging.eventhandling.annotation.EventHandler;
import org.axonframework.messaging.eventhandling.configuration.EventProcessorModule;
import org.axonframework.messaging.eventhandling.conversion.EventConverter;
import org.axonframework.messaging.eventhandling.gateway.EventAppender;
import org.axonframework.messaging.eventhandling.processing.streaming.token.store.TokenStore;
import org.axonframework.modelling.annotation.TargetEntityId;
import org.junit.jupiter.api.Test;

/** Commands through Axon to the ledger and back to a projection, as the product is wired. */
class AxonEndToEndTest extends OnEmbeddedStore {

    record Declare(@TargetEntityId String incident, String summary) {}

    record Note(@TargetEntityId String incident, String text) {}

    @Event(namespace = "test", name = "Declared", version = "1")
    record Declared(@EventTag(key = "incident") String incident, FreeText summary) {}

    @Event(namespace = "test", name = "Noted", version = "1")
    record Noted(@EventTag(key = "incident") String incident, long number, FreeText text) {}

    @EventSourcedEntity(tagKey = "incident")
    record Incident(long notes) {

        @EntityCreator
        Incident(Declared declared) {
            this(0);
        }

        @CommandHandler
        static void declare(Declare command, EventAppender events) {
            events.append(new Declared(command.incident(), FreeText.of(command.summary())));
        }

        @CommandHandler
        void note(Note command, EventAppender events) {
            events.append(new Noted(command.incident(), notes + 1, FreeText.of(command.text())));
        }

        @EventSourcingHandler
        Incident evolve(Noted noted) {
            return new Incident(noted.number());
        }
    }

    static final class Timeline {
        private final List<String> texts = new CopyOnWriteArrayList<>();
        private final List<Map<String, String>> envelopes = new CopyOnWriteArrayList<>();

        @EventHandler(eventName = "test.Noted")
        void on(Noted noted, EventMessage message) {
            texts.add(noted.text().text().orElse("-"));
            envelopes.add(message.metadata());
        }
    }

    private final Timeline timeline = new Timeline();

    @Test
    void whoActedReachesTheLedgerAndTheProjectionThroughAnEntityThatIsLoadedFirst() throws Exception {
        AxonConfiguration axon = start(open());
        try {
            CommandGateway commands = axon.getComponent(CommandGateway.class);
            UUID id = UUID.randomUUID();
            send(commands, new Declare("i", "theft"), Map.of());
            send(commands, new Note("i", "first"), Map.of("actor", "account-1", "actorName", "Ada", "commandId", id.toString(), "bodyHash", "aa"));
            send(commands, new Note("i", "second"), Map.of());
            await().until(() -> timeline.envelopes.size() == 2);

            assertThat(timeline.texts).containsExactly("first", "second");
            assertThat(timeline.envelopes.getFirst()).containsAllEntriesOf(Map.of("position", "1", "ordinal", "2", "stream", "incident:i",
                    "entryActor", "account-1", "entryActorName", "Ada", "cause", id.toString()));
            assertThat(timeline.envelopes.getLast()).doesNotContainKey("entryActor");
        } finally {
            axon.shutdown();
        }
    }

    @Test
    void aStaleViewReachesTheCaller() throws Exception {
        AxonConfiguration axon = start(open());
        try {
            CommandGateway commands = axon.getComponent(CommandGateway.class);
            send(commands, new Declare("i", "theft"), Map.of());
            send(commands, new Note("i", "first"), Map.of());

            assertThatThrownBy(() -> send(commands, new Note("i", "second"), Map.of("ifMatch", "1"))).isInstanceOf(ExecutionException.class)
                    .hasRootCauseInstanceOf(StaleView.class);
        } finally {
            axon.shutdown();
        }
    }

    private AxonConfiguration start(LedgerUnderTest ledger) {
        return EventSourcingConfigurer.create()
                .componentRegistry(registry -> registry.registerComponent(Converter.class, c -> new JsonConverter())
                        .registerComponent(TokenStore.class, c -> ledger.ledger.tokenStore(c.getComponent(Converter.class), "node", Duration.ofSeconds(10))))
                .registerEventStorageEngine(c -> ledger.ledger.engine(c.getComponent(EventConverter.class)))
                .registerEntity(EventSourcedEntityModule.autodetected(String.class, Incident.class))
                .messaging(messaging -> messaging.registerCommandHandlerInterceptor(c -> new CommandInContext())
                        .eventProcessing(processing -> processing.pooledStreaming(streaming -> streaming.processor(
                                EventProcessorModule.pooledStreaming("timeline")
                                        .eventHandlingComponents(components -> components.autodetected(c -> timeline))
                                        .customized((c, settings) -> settings.initialSegmentCount(1).batchSize(50))))))
                .start();
    }

    private static void send(CommandGateway commands, Object command, Map<String, String> metadata) throws Exception {
        commands.send(command, Metadata.from(metadata), null).getResultMessage().get(1, TimeUnit.MINUTES);
    }
}
