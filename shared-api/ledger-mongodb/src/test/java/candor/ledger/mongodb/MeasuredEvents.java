package candor.ledger.mongodb;

import candor.sealing.FreeText;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.axonframework.eventsourcing.eventstore.AppendCondition;
import org.axonframework.eventsourcing.eventstore.GenericTaggedEventMessage;
import org.axonframework.eventsourcing.eventstore.GlobalIndexConsistencyMarker;
import org.axonframework.eventsourcing.eventstore.TaggedEventMessage;
import org.axonframework.messaging.core.MessageType;
import org.axonframework.messaging.core.unitofwork.ProcessingContext;
import org.axonframework.messaging.eventhandling.EventMessage;
import org.axonframework.messaging.eventhandling.GenericEventMessage;
import org.axonframework.messaging.eventstreaming.EventCriteria;
import org.axonframework.messaging.eventstreaming.Tag;
import org.jspecify.annotations.Nullable;

/** The events that the benchmarks append. */
final class MeasuredEvents {

    private static final Map<Long, Tag> TAGS = new ConcurrentHashMap<>();

    private MeasuredEvents() {
    }

    /** The cheapest event: only who acted is sealed, if somebody did. */
    record Plain(String incident, long number, String severity, boolean drill, String reference, long persons) {}

    /** An event with four sealed components. */
    record Sealed(String incident, long number, FreeText question, FreeText options, FreeText choice, FreeText rationale) {}

    /** The incident of one writer. */
    static String incident(long writer) {
        return tag(writer).value();
    }

    /** Made once: whoever decides on an incident has its id at hand. */
    static Tag tag(long writer) {
        return TAGS.computeIfAbsent(writer, w -> Tag.of("incident", "0198f1c2-0000-7000-8000-" + String.format(Locale.ROOT, "%012d", w)));
    }

    static TaggedEventMessage<?> event(long writer, boolean sealed) {
        String incident = incident(writer);
        Object payload = sealed
                ? new Sealed(incident, 7, FreeText.of("Do we tell the customers today?"), FreeText.of("today\ntomorrow"), FreeText.of("today"),
                        FreeText.of("The bank has confirmed it; waiting adds harm and gains nothing."))
                : new Plain(incident, 7, "HIGH", false, "INC-2026-0007", 70_000);
        var event = new GenericEventMessage(new MessageType("bench." + payload.getClass().getSimpleName(), "1"), payload);
        return new GenericTaggedEventMessage<>(event, Set.of(tag(writer)));
    }

    /** Appends one event on condition that its incident has none behind a position, and waits. @return the position to be given next */
    static long append(LedgerUnderTest ledger, int writer, long seen, boolean sealed, boolean actor) {
        AppendCondition condition = AppendCondition.withCriteria(EventCriteria.havingTags(tag(writer))).withMarker(new GlobalIndexConsistencyMarker(seen));
        try {
            return GlobalIndexConsistencyMarker.position(ledger.append(condition, context(writer, actor), event(writer, sealed)));
        } catch (Exception e) {
            throw new IllegalStateException("a measured append failed", e);
        }
    }

    /** The cheapest event with what Axon 4 adds to say what it came from: its entry says that too. */
    static EventMessage caused(long writer) {
        return event(writer, false).event().andMetadata(Map.of("traceId", UUID.randomUUID().toString(), "correlationId", UUID.randomUUID().toString()));
    }

    private static @Nullable ProcessingContext context(int writer, boolean actor) {
        return actor
                ? Samples.context(Map.of("actor", "account-" + writer, "actorName", "Ada Writer", "commandId", UUID.randomUUID().toString(), "bodyHash", "00"))
                : null;
    }
}
