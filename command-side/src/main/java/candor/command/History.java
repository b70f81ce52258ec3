package candor.command;

import candor.DomainEvent;
import candor.ledger.mongodb.append.Succession;
import candor.ledger.mongodb.axon.MongoEventStorageEngine;
import candor.platform.context.Snapshots;
import candor.platform.context.Snapshots.Snapshot;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BiFunction;
import java.util.function.Function;
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
import org.jspecify.annotations.Nullable;

/** What the ledger says, as one decision reads it, and how that decision ends. */
public final class History {
    private final Configuration configuration;
    private final ProcessingContext context;
    private final @Nullable UUID command;
    private final Snapshots snapshots;

    /** @param command id of the command that is decided; null where nobody gave it one */
    History(Configuration configuration, ProcessingContext context, @Nullable UUID command) {
        this.configuration = configuration;
        this.context = context;
        this.command = command;
        this.snapshots = configuration.getOptionalComponent(Snapshots.class).orElseGet(Snapshots::new);
    }

    /** Folds the matching entries; the append is refused when others that match arrive before it. */
    public <S> S fold(EventCriteria criteria, S seed, BiFunction<S, DomainEvent, S> evolve) {
        EventStore store = configuration.getComponent(EventStore.class);
        return fold(store.transaction(context).source(SourcingCondition.conditionFor(criteria)), seed, evolve);
    }

    /**
     * Folds the matching entries without making the append depend on them: only for what no later entry can undo, or where it does no harm that one
     * does meanwhile.
     */
    public <S> S glance(EventCriteria criteria, S seed, BiFunction<S, DomainEvent, S> evolve) {
        EventStorageEngine engine = configuration.getComponent(EventStorageEngine.class);
        return fold(engine.source(SourcingCondition.conditionFor(criteria), context).filter(History::isEntry), seed, evolve);
    }

    /** As {@link #fold(EventCriteria, Object, BiFunction)}; what others have folded of the same entries is carried on. */
    public <S> S fold(EventCriteria criteria, Fold<S> fold) {
        EventStore store = configuration.getComponent(EventStore.class);
        return advance(criteria, fold, condition -> store.transaction(context).source(condition));
    }

    /** As {@link #glance(EventCriteria, Object, BiFunction)}; what others have folded of the same entries is carried on. */
    public <S> S glance(EventCriteria criteria, Fold<S> fold) {
        EventStorageEngine engine = configuration.getComponent(EventStorageEngine.class);
        return advance(criteria, fold, condition -> engine.source(condition, context).filter(History::isEntry));
    }

    /** The command that is decided; empty where nobody gave it an id. */
    public Optional<UUID> command() {
        return Optional.ofNullable(command);
    }

    /**
     * The events of this decision are stored behind those of a command that is not durable yet, or not at all.
     *
     * @param queued runs once nothing that is decided later can be stored before them; not where there are none
     */
    public void storedBehind(@Nullable UUID before, Runnable queued) {
        context.putResource(MongoEventStorageEngine.SUCCESSION, new Succession(before, queued));
    }

    /** Runs when the events of this decision are durable. */
    public void onceDurable(Runnable action) {
        context.runOnAfterCommit(done -> action.run());
    }

    /** Runs when this decision is over, whether it took effect or not. */
    public void onceOver(Runnable action) {
        context.doFinally(done -> action.run());
    }

    private <S> S advance(EventCriteria criteria, Fold<S> fold, Function<SourcingCondition, MessageStream<? extends EventMessage>> source) {
        return snapshots.advance(new Entries<>(criteria, fold), before -> readOn(before, criteria, fold, source));
    }

    /** What a snapshot is of. */
    private record Entries<S>(EventCriteria criteria, Fold<S> fold) {}

    private <S> Snapshot<S> readOn(
            @Nullable Snapshot<S> before, EventCriteria criteria, Fold<S> fold, Function<SourcingCondition, MessageStream<? extends EventMessage>> source) {
        SourcingCondition condition = before == null || before.upTo() == null
                ? SourcingCondition.conditionFor(criteria)
                : SourcingCondition.conditionFor(before.upTo().position(), criteria);
        long[] entries = {before == null ? 0 : before.entries()};
        S state = fold(source.apply(condition), before == null ? fold.seed() : before.state(), (folded, event) -> {
            entries[0]++;
            return fold.evolve(folded, event);
        });
        return new Snapshot<>(state, context.getResource(MongoEventStorageEngine.SOURCED_UP_TO), entries[0]);
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
