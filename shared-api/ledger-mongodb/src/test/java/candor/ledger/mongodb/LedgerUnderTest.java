package candor.ledger.mongodb;

import candor.ledger.mongodb.block.Blocks;
import candor.ledger.mongodb.codec.JsonConverter;
import com.mongodb.MongoClientSettings;
import com.mongodb.client.MongoDatabase;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;
import org.axonframework.eventsourcing.eventstore.AppendCondition;
import org.axonframework.eventsourcing.eventstore.ConsistencyMarker;
import org.axonframework.eventsourcing.eventstore.EventStorageEngine;
import org.axonframework.eventsourcing.eventstore.EventStorageEngine.AppendTransaction;
import org.axonframework.eventsourcing.eventstore.SourcingCondition;
import org.axonframework.eventsourcing.eventstore.TaggedEventMessage;
import org.axonframework.messaging.core.MessageStream;
import org.axonframework.messaging.core.unitofwork.ProcessingContext;
import org.axonframework.messaging.eventhandling.EventMessage;
import org.axonframework.messaging.eventhandling.TerminalEventMessage;
import org.axonframework.messaging.eventhandling.conversion.DelegatingEventConverter;
import org.axonframework.messaging.eventhandling.conversion.EventConverter;
import org.axonframework.messaging.eventstreaming.EventCriteria;
import org.jspecify.annotations.Nullable;

/** A ledger that a test has opened, and short ways to use it as Axon does. */
final class LedgerUnderTest implements AutoCloseable {

    static final EventConverter CONVERTER = new DelegatingEventConverter(new JsonConverter());
    static final Set<String> TAG_KEYS = Set.of("incident", "signal", "account", "ref", "origin", "TEST", "OTHER", "course", "student");

    final MongoLedger ledger;
    final EventStorageEngine engine;

    LedgerUnderTest(MongoDatabase database, MongoClientSettings settings, Path keep, UnaryOperator<LedgerOptions> options) {
        this(database, new Blocks(database), settings, keep, options);
    }

    LedgerUnderTest(MongoDatabase database, Blocks blocks, MongoClientSettings settings, Path keep, UnaryOperator<LedgerOptions> options) {
        this.ledger = MongoLedger.open(database, blocks, options.apply(LedgerOptions.defaults(keep, settings).withTagKeys(TAG_KEYS)));
        this.engine = ledger.engine(CONVERTER);
    }

    /** Appends and waits until it is durable. */
    ConsistencyMarker append(AppendCondition condition, @Nullable ProcessingContext context, TaggedEventMessage<?>... events) throws Exception {
        return begin(condition, context, events).get(1, TimeUnit.MINUTES);
    }

    /** Appends without waiting. */
    CompletableFuture<ConsistencyMarker> appendLater(AppendCondition condition, @Nullable ProcessingContext context, TaggedEventMessage<?>... events) {
        return begin(condition, Samples.queued(context), events);
    }

    @SuppressWarnings("unchecked")
    private CompletableFuture<ConsistencyMarker> begin(AppendCondition condition, @Nullable ProcessingContext context, TaggedEventMessage<?>... events) {
        return engine.appendEvents(condition, context, List.of(events)).thenCompose(transaction -> commit((AppendTransaction<Object>) transaction));
    }

    static <R> CompletableFuture<ConsistencyMarker> commit(AppendTransaction<R> transaction) {
        return transaction.commit(null).thenCompose(result -> transaction.afterCommit(result, null));
    }

    /** All events that match, as Axon sources them. */
    List<EventMessage> source(EventCriteria criteria) {
        return entries(criteria).stream().map(entry -> (EventMessage) entry.message()).filter(event -> !(event instanceof TerminalEventMessage)).toList();
    }

    /** The payload of a sourced event as a handler gets it. */
    static <T> T payload(EventMessage event, Class<T> type) {
        return Objects.requireNonNull(event.payloadAs(type, CONVERTER));
    }

    /** The marker that sourcing ends with. */
    ConsistencyMarker marker(EventCriteria criteria) {
        return Objects.requireNonNull(entries(criteria).getLast().getResource(ConsistencyMarker.RESOURCE_KEY));
    }

    private List<MessageStream.Entry<EventMessage>> entries(EventCriteria criteria) {
        MessageStream<EventMessage> stream = engine.source(SourcingCondition.conditionFor(criteria), null);
        List<MessageStream.Entry<EventMessage>> entries = new ArrayList<>();
        for (var next = stream.next(); next.isPresent(); next = stream.next()) {
            entries.add(next.get());
        }
        stream.error().ifPresent(error -> {
            throw new AssertionError("sourcing failed", error);
        });
        return entries;
    }

    @Override
    public void close() {
        ledger.close();
    }
}
