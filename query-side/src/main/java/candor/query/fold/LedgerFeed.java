package candor.query.fold;

import candor.TagKey;
import candor.ledger.mongodb.LedgerReader;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.axonframework.eventsourcing.eventstore.EventStorageEngine;
import org.axonframework.eventsourcing.eventstore.GlobalIndexConsistencyMarker;
import org.axonframework.eventsourcing.eventstore.SourcingCondition;
import org.axonframework.messaging.core.MessageStream;
import org.axonframework.messaging.eventhandling.EventMessage;
import org.axonframework.messaging.eventhandling.processing.streaming.token.GlobalSequenceTrackingToken;
import org.axonframework.messaging.eventhandling.processing.streaming.token.TrackingToken;
import org.axonframework.messaging.eventstreaming.EventCriteria;
import org.axonframework.messaging.eventstreaming.StreamingCondition;
import org.axonframework.messaging.eventstreaming.Tag;

/** Reads the ledger through Axon's storage engine, so that events are decoded and opened in one place. */
public final class LedgerFeed implements EventFeed {
    private static final int BATCH = 500;
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final EventStorageEngine engine;
    private final LedgerReader ledger;
    private final EnvelopeReader envelopes;

    public LedgerFeed(EventStorageEngine engine, LedgerReader ledger, EnvelopeReader envelopes) {
        this.engine = engine;
        this.ledger = ledger;
        this.envelopes = envelopes;
    }

    @Override
    public long head() {
        return ledger.head().size() - 1;
    }

    @Override
    public void read(long after, long until, Consumer<List<EventEnvelope>> batches) {
        if (until <= after) {
            return;
        }
        MessageStream<EventMessage> stream = engine.stream(StreamingCondition.conditionFor(start(after), EventCriteria.havingAnyTag()), null);
        try {
            read(stream, after, until, batches);
        } finally {
            stream.close();
        }
    }

    /** One entry early at most: what lies before is skipped by its position. */
    private TrackingToken start(long after) {
        return after < 1 ? engine.firstToken(null).join() : new GlobalSequenceTrackingToken(after);
    }

    private void read(MessageStream<EventMessage> stream, long after, long until, Consumer<List<EventEnvelope>> batches) {
        Semaphore arrived = new Semaphore(0);
        stream.setCallback(arrived::release);
        List<EventEnvelope> batch = new ArrayList<>(BATCH);
        long position = after;
        while (position < until) {
            Optional<MessageStream.Entry<EventMessage>> next = stream.next();
            if (next.isEmpty()) {
                await(stream, arrived, position);
                continue;
            }
            long here = EnvelopeReader.position(next.get().message());
            if (here > after && here <= until) {
                envelopes.readOrPark(next.get().message()).ifPresent(batch::add);
            }
            position = Math.max(position, here);
            if (batch.size() == BATCH) {
                batches.accept(List.copyOf(batch));
                batch.clear();
            }
        }
        batches.accept(List.copyOf(batch));
    }

    private static void await(MessageStream<EventMessage> stream, Semaphore arrived, long position) {
        stream.error().ifPresent(error -> {
            throw new IllegalStateException("the ledger cannot be read after position " + position, error);
        });
        try {
            if (!arrived.tryAcquire(PATIENCE.toMillis(), TimeUnit.MILLISECONDS) && !stream.hasNextAvailable()) {
                throw new IllegalStateException("nothing follows position " + position + " although the ledger has more entries");
            }
            arrived.drainPermits();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while reading the ledger", e);
        }
    }

    @Override
    public List<EventEnvelope> incident(String incident) {
        EventCriteria criteria = EventCriteria.havingTags(Tag.of(TagKey.OF_INCIDENT, incident));
        return engine.source(SourcingCondition.conditionFor(criteria), null)
                .reduce(new ArrayList<EventEnvelope>(), (found, entry) -> {
                    envelopes.read(entry.message()).ifPresent(found::add);
                    return found;
                })
                .join();
    }

    @Override
    public List<EventEnvelope> signal(String signal, long after, int most) {
        EventCriteria criteria = EventCriteria.havingTags(Tag.of(TagKey.OF_SIGNAL, signal));
        List<EventEnvelope> found = new ArrayList<>();
        MessageStream<? extends EventMessage> stream = engine.source(SourcingCondition.conditionFor(new GlobalIndexConsistencyMarker(Math.max(0, after)).position(), criteria), null);
        try {
            var next = stream.next();
            while (next.isPresent() && found.size() < most) {
                EventMessage message = next.get().message();
                if (EnvelopeReader.position(message) > after) {
                    envelopes.read(message).ifPresent(found::add);
                }
                next = stream.next();
            }
        } finally {
            stream.close();
        }
        return found;
    }
}
