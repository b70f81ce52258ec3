package candor.ledger.mongodb.axon;

import static org.axonframework.eventsourcing.eventstore.AppendEventsTransactionRejectedException.conflictingEventsDetected;

import candor.ledger.mongodb.Head;
import candor.ledger.mongodb.LedgerUnavailable;
import candor.ledger.mongodb.Receipt;
import candor.ledger.mongodb.append.CommandFacts;
import candor.ledger.mongodb.append.Condition;
import candor.ledger.mongodb.append.ConditionFailed;
import candor.ledger.mongodb.append.Intake;
import candor.ledger.mongodb.append.Succession;
import candor.ledger.mongodb.block.Blocks;
import candor.ledger.mongodb.block.Criteria;
import candor.ledger.mongodb.block.StoredEvent;
import candor.ledger.mongodb.log.Log;
import candor.ledger.mongodb.read.DecodedEvent;
import candor.ledger.mongodb.read.EventDecoder;
import candor.ledger.mongodb.read.EventScan;
import candor.ledger.mongodb.read.Heads;
import candor.ledger.mongodb.read.ScanAhead;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.axonframework.common.infra.ComponentDescriptor;
import org.axonframework.eventsourcing.eventstore.AppendCondition;
import org.axonframework.eventsourcing.eventstore.ConsistencyMarker;
import org.axonframework.eventsourcing.eventstore.ContinuousMessageStream;
import org.axonframework.eventsourcing.eventstore.EventStorageEngine;
import org.axonframework.eventsourcing.eventstore.GlobalIndexConsistencyMarker;
import org.axonframework.eventsourcing.eventstore.GlobalIndexPosition;
import org.axonframework.eventsourcing.eventstore.SourcingCondition;
import org.axonframework.eventsourcing.eventstore.TaggedEventMessage;
import org.axonframework.messaging.commandhandling.CommandMessage;
import org.axonframework.messaging.core.Context;
import org.axonframework.messaging.core.Message;
import org.axonframework.messaging.core.MessageStream;
import org.axonframework.messaging.core.SimpleEntry;
import org.axonframework.messaging.core.unitofwork.ProcessingContext;
import org.axonframework.messaging.eventhandling.EventMessage;
import org.axonframework.messaging.eventhandling.TerminalEventMessage;
import org.axonframework.messaging.eventhandling.processing.streaming.token.GlobalSequenceTrackingToken;
import org.axonframework.messaging.eventhandling.processing.streaming.token.TrackingToken;
import org.axonframework.messaging.eventhandling.processing.streaming.token.WrappedToken;
import org.axonframework.messaging.eventstreaming.StreamingCondition;
import org.axonframework.messaging.eventstreaming.Tag;
import org.jspecify.annotations.Nullable;

/**
 * Axon's storage engine on the ledger. Axon's positions are sizes of the log: a marker or token p means that the first p entries
 * are included, so position p is leaf index p − 1.
 */
public final class MongoEventStorageEngine implements EventStorageEngine {

    /** Where a decision leaves what its append must know of those before it. */
    public static final Context.ResourceKey<Succession> SUCCESSION = Context.ResourceKey.withLabel("candor.succession");

    /** Where a decision finds how far the last sourcing in its context has read. */
    public static final Context.ResourceKey<ConsistencyMarker> SOURCED_UP_TO = Context.ResourceKey.withLabel("candor.sourced-up-to");

    private final Log log;
    private final Blocks blocks;
    private final Heads heads;
    private final Optional<Intake> intake;
    private final EventDecoder decoder;
    private final boolean withEnvelope;

    /**
     * @param intake empty where this process only reads
     * @param withEnvelope whether read events carry the facts of their entry as metadata
     */
    public MongoEventStorageEngine(Log log, Blocks blocks, Heads heads, Optional<Intake> intake, EventDecoder decoder, boolean withEnvelope) {
        this.log = log;
        this.blocks = blocks;
        this.heads = heads;
        this.intake = intake;
        this.decoder = decoder;
        this.withEnvelope = withEnvelope;
    }

    @Override
    public CompletableFuture<AppendTransaction<?>> appendEvents(AppendCondition condition, @Nullable ProcessingContext context,
                                                                List<TaggedEventMessage<?>> events) {
        try {
            if (events.isEmpty()) {
                return CompletableFuture.completedFuture(new LedgerTransaction(() -> CompletableFuture.completedFuture(null)));
            }
            Intake.Ticket ticket = intake.orElseThrow(MongoEventStorageEngine::readOnly).take(events, condition(condition), facts(context), succession(context));
            return CompletableFuture.completedFuture(new LedgerTransaction(() -> committed(ticket.commit(), condition)));
        } catch (ConditionFailed e) {
            return CompletableFuture.failedFuture(conflictingEventsDetected(condition.consistencyMarker()));
        } catch (RuntimeException e) {
            return CompletableFuture.failedFuture(e);
        }
    }

    @Override
    public MessageStream<EventMessage> source(SourcingCondition condition, @Nullable ProcessingContext context) {
        Head end = heads.now();
        long from = Math.max(0, GlobalIndexPosition.toIndex(condition.start()));
        EventScan scan = new EventScan(log, blocks, Criteria.of(condition.criteria()), from);
        Stream<DecodedEvent> events = scan.upTo(end).flatMap(page -> decoder.decode(page.events()).stream());
        ConsistencyMarker marker = new GlobalIndexConsistencyMarker(end.size());
        if (context != null) {
            context.putResource(SOURCED_UP_TO, marker);
        }
        return MessageStream.<DecodedEvent, EventMessage>fromStream(events, this::message, MongoEventStorageEngine::context)
                .concatWith(MessageStream.<EventMessage>just(TerminalEventMessage.INSTANCE, _ -> Context.with(ConsistencyMarker.RESOURCE_KEY, marker)));
    }

    @Override
    public MessageStream<EventMessage> stream(StreamingCondition condition, @Nullable ProcessingContext context) {
        ScanAhead scan = new ScanAhead(new EventScan(log, blocks, Criteria.of(condition.criteria()), start(condition.position())), decoder, heads::lately);
        return new ContinuousMessageStream<DecodedEvent>(
                _ -> scan.next(),
                event -> new SimpleEntry<>(message(event), context(event)),
                (stream, callback) -> {
                    log.wakeups().add(stream, callback);
                    return () -> log.wakeups().remove(stream);
                });
    }

    @Override
    public CompletableFuture<TrackingToken> firstToken(@Nullable ProcessingContext context) {
        return CompletableFuture.completedFuture(new GlobalSequenceTrackingToken(0));
    }

    @Override
    public CompletableFuture<TrackingToken> latestToken(@Nullable ProcessingContext context) {
        return answer(() -> new GlobalSequenceTrackingToken(heads.now().size()));
    }

    @Override
    public CompletableFuture<TrackingToken> tokenAt(Instant at, @Nullable ProcessingContext context) {
        return answer(() -> {
            long latest = heads.now().size();
            long before = blocks.since(at).flatMap(block -> block.events().stream()
                    .filter(event -> !event.time().isBefore(at)).findFirst()).map(StoredEvent::position).orElse(latest);
            return new GlobalSequenceTrackingToken(before);
        });
    }

    @Override
    public void describeTo(ComponentDescriptor descriptor) {
        descriptor.describeProperty("collection", Blocks.COLLECTION);
    }

    private static LedgerUnavailable readOnly() {
        return new LedgerUnavailable(LedgerUnavailable.CLOSED, "this process only reads: send commands to the command side");
    }

    private static @Nullable Condition condition(AppendCondition condition) {
        if (condition.consistencyMarker() == ConsistencyMarker.INFINITY) {
            return null;
        }
        long seen = GlobalIndexConsistencyMarker.position(condition.consistencyMarker());
        return new Condition(Criteria.of(condition.criteria()), Math.max(0, seen));
    }

    private static CommandFacts facts(@Nullable ProcessingContext context) {
        return context != null && Message.fromContext(context) instanceof CommandMessage command
                ? CommandFacts.of(command.metadata())
                : CommandFacts.unknown();
    }

    private static @Nullable Succession succession(@Nullable ProcessingContext context) {
        return context == null ? null : context.getResource(SUCCESSION);
    }

    private static CompletableFuture<ConsistencyMarker> committed(CompletableFuture<Receipt> receipt, AppendCondition condition) {
        return receipt.handle((stored, failure) -> {
            if (failure instanceof ConditionFailed) {
                throw conflictingEventsDetected(condition.consistencyMarker());
            }
            if (failure instanceof RuntimeException refused) {
                throw refused;
            }
            return new GlobalIndexConsistencyMarker(stored.firstPosition() + stored.events().size());
        });
    }

    private static long start(@Nullable TrackingToken token) {
        TrackingToken lowest = token == null ? null : WrappedToken.unwrapLowerBound(token);
        return lowest == null ? 0 : Math.max(0, lowest.position().orElse(0));
    }

    private EventMessage message(DecodedEvent event) {
        return withEnvelope ? event.message() : event.bare();
    }

    private static Context context(DecodedEvent event) {
        Context context = TrackingToken.addToContext(Context.empty(), new GlobalSequenceTrackingToken(event.position() + 1));
        return Tag.addToContext(context, event.tags());
    }

    private static CompletableFuture<TrackingToken> answer(Supplier<TrackingToken> question) {
        try {
            return CompletableFuture.completedFuture(question.get());
        } catch (RuntimeException e) {
            return CompletableFuture.failedFuture(e);
        }
    }
}
