package candor.ledger.mongodb;

import candor.ledger.mongodb.codec.JsonConverter;
import com.mongodb.MongoClientSettings;
import com.mongodb.client.MongoDatabase;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;
import org.axonframework.eventsourcing.eventstore.AppendCondition;
import org.axonframework.eventsourcing.eventstore.ConsistencyMarker;
import org.axonframework.eventsourcing.eventstore.EventStorageEngine;
import org.axonframework.eventsourcing.eventstore.EventStorageEngine.AppendTransaction;
import org.axonframework.eventsourcing.eventstore.TaggedEventMessage;
import org.axonframework.messaging.core.unitofwork.ProcessingContext;
import org.axonframework.messaging.eventhandling.conversion.DelegatingEventConverter;
import org.axonframework.messaging.eventhandling.conversion.EventConverter;
import org.jspecify.annotations.Nullable;

/** A ledger that a test has opened, and short ways to use it as Axon does. */
final class LedgerUnderTest implements AutoCloseable {

    static final EventConverter CONVERTER = new DelegatingEventConverter(new JsonConverter());
    static final Set<String> TAG_KEYS = Set.of("incident", "signal", "account", "ref", "origin", "TEST", "OTHER", "course", "student");

    final MongoLedger ledger;
    final EventStorageEngine engine;

    LedgerUnderTest(MongoDatabase database, MongoClientSettings settings, Path keep, UnaryOperator<LedgerOptions> options) {
        this.ledger = MongoLedger.open(database, options.apply(LedgerOptions.defaults(keep, settings).withTagKeys(TAG_KEYS)));
        this.engine = ledger.engine(CONVERTER);
    }

    /** Appends and waits until it is durable. */
    ConsistencyMarker append(AppendCondition condition, @Nullable ProcessingContext context, TaggedEventMessage<?>... events) throws Exception {
        return appendLater(condition, context, events).get(20, TimeUnit.SECONDS);
    }

    @SuppressWarnings("unchecked")
    CompletableFuture<ConsistencyMarker> appendLater(AppendCondition condition, @Nullable ProcessingContext context, TaggedEventMessage<?>... events) {
        return engine.appendEvents(condition, context, List.of(events)).thenCompose(transaction -> commit((AppendTransaction<Object>) transaction));
    }

    static <R> CompletableFuture<ConsistencyMarker> commit(AppendTransaction<R> transaction) {
        return transaction.commit(null).thenCompose(result -> transaction.afterCommit(result, null));
    }

    @Override
    public void close() {
        ledger.close();
    }
}
