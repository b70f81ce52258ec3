package candor.platform.context;

import candor.ledger.mongodb.MongoLedger;
import candor.ledger.mongodb.axon.CommandInContext;
import candor.ledger.mongodb.codec.JsonConverter;
import java.time.Duration;
import java.util.List;
import org.axonframework.common.configuration.AxonConfiguration;
import org.axonframework.conversion.Converter;
import org.axonframework.eventsourcing.configuration.EventSourcingConfigurer;
import org.axonframework.messaging.eventhandling.conversion.EventConverter;
import org.axonframework.messaging.eventhandling.processing.streaming.token.store.TokenStore;

/** Builds the one Axon configuration of a process from its contexts and its ledger. */
public final class AxonNode {
    /** A dead node's segments are taken over after this; a live one extends its claim far more often. */
    private static final Duration CLAIM_TIMEOUT = Duration.ofSeconds(10);

    private AxonNode() {}

    /**
     * Builds it, not started.
     *
     * @param name of this node among those that share the ledger
     */
    public static AxonConfiguration build(MongoLedger ledger, String name, List<ContextModule> contexts) {
        // Axon asks its vendor's server for updates and tells it about usage; Candor calls nobody.
        System.setProperty("axoniq.update-checker.disabled", "true");
        Snapshots snapshots = new Snapshots();
        ledger.whenErasureBegins(snapshots::forget);
        EventSourcingConfigurer configurer = EventSourcingConfigurer.create()
                .componentRegistry(components -> components
                        .registerComponent(Converter.class, _ -> new JsonConverter())
                        .registerComponent(Snapshots.class, _ -> snapshots)
                        .registerComponent(TokenStore.class, c -> ledger.tokenStore(c.getComponent(Converter.class), name, CLAIM_TIMEOUT)))
                .registerEventStorageEngine(c -> ledger.engine(c.getComponent(EventConverter.class)))
                .messaging(messaging -> messaging.registerCommandHandlerInterceptor(_ -> new CommandInContext()));
        for (ContextModule context : contexts) {
            configurer = context.configure(configurer);
        }
        return configurer.build();
    }
}
