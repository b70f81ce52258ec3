package candor.command;

import candor.DomainEvent;
import java.util.Objects;
import java.util.function.BiFunction;
import org.axonframework.common.configuration.Configuration;
import org.axonframework.eventsourcing.eventstore.ConsistencyMarker;
import org.axonframework.eventsourcing.eventstore.EventStorageEngine;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.axonframework.eventsourcing.eventstore.SourcingCondition;
import org.axonframework.messaging.core.MessageStream;
import org.axonframework.messaging.core.unitofwork.ProcessingContext;
import org.axonframework.messaging.eventhandling.EventMessage;
import org.axonframework.messaging.eventhandling.conversion.EventConverter;
import org.axonframework.messaging.eventstreaming.EventCriteria;

/** What the ledger says, as one decision reads it, and how that decision ends. */
public final class History {
    private final Configuration configuration;
    private final ProcessingContext context;

    History(Configuration configuration, ProcessingContext context) {
        this.configuration = configuration;
        this.context = context;
    }

    /** Folds the matching entries; the append is refused when others that match arrive before it. */
    public <S> S fold(EventCriteria criteria, S seed, BiFunction<S, DomainEvent, S> evolve) {
        EventStore store = configuration.getComponent(EventStore.class);
        return fold(store.transaction(context).source(SourcingCondition.conditionFor(criteria)), seed, evolve);
    }

    /** Folds the matching entries without making the append depend on them: only for what no later entry can undo. */
    public <S> S glance(EventCriteria criteria, S seed, BiFunction<S, DomainEvent, S> evolve) {
        EventStorageEngine engine = configuration.getComponent(EventStorageEngine.class);
        return fold(engine.source(SourcingCondition.conditionFor(criteria), context).filter(History::isEntry), seed, evolve);
    }

    /** Runs when the events of this decision are durable. */
    public void onceDurable(Runnable action) {
        context.runOnAfterCommit(done -> action.run());
    }

    /** Runs when this decision is over, whether it took effect or not. */
    public void onceOver(Runnable action) {
        context.doFinally(done -> action.run());
    }

    private <S> S fold(MessageStream<? extends EventMessage> entries, S seed, BiFunction<S, DomainEvent, S> evolve) {
        return entries.reduce(seed, (state, entry) -> evolve.apply(state, event(entry.message()))).join();
    }

    private DomainEvent event(EventMessage message) {
        Class<? extends DomainEvent> type = StoredEvents.typeOf(message.type().qualifiedName());
        return Objects.requireNonNull(message.payloadAs(type, configuration.getComponent(EventConverter.class)));
    }

    /** The end of a sourced stream carries the marker and no event. */
    private static boolean isEntry(MessageStream.Entry<?> entry) {
        return entry.getResource(ConsistencyMarker.RESOURCE_KEY) == null;
    }
}
