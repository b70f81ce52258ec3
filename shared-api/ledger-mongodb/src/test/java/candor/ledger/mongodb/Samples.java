package candor.ledger.mongodb;

import candor.ledger.mongodb.block.Criteria;
import candor.sealing.FreeText;
import candor.sealing.Personal;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import org.axonframework.eventsourcing.eventstore.AppendCondition;
import org.axonframework.eventsourcing.eventstore.ConsistencyMarker;
import org.axonframework.eventsourcing.eventstore.GenericTaggedEventMessage;
import org.axonframework.eventsourcing.eventstore.TaggedEventMessage;
import org.axonframework.messaging.commandhandling.GenericCommandMessage;
import org.axonframework.messaging.core.Message;
import org.axonframework.messaging.core.MessageType;
import org.axonframework.messaging.core.unitofwork.LegacyMessageSupportingContext;
import org.axonframework.messaging.core.unitofwork.ProcessingContext;
import org.axonframework.messaging.eventhandling.GenericEventMessage;
import org.axonframework.messaging.eventstreaming.EventCriteria;
import org.axonframework.messaging.eventstreaming.Tag;
import org.jspecify.annotations.Nullable;

/** Events, conditions and command contexts for tests. */
final class Samples {

    private Samples() {
    }

    /** An event whose components are all ordinary. */
    record Counted(String name, long number) {}

    /** An event with sealed components. */
    record Told(String incident, FreeText text, @Nullable FreeText more, @Nullable Personal who, List<String> marks) {}

    /** An event of this type whose tags are written {@code key:value}. */
    static TaggedEventMessage<?> event(String type, Object payload, String... tags) {
        var message = new GenericEventMessage(new MessageType(type, "1"), payload, Map.of("kept", "as it is"));
        return new GenericTaggedEventMessage<>(message, Arrays.stream(tags).map(Criteria::tag).collect(Collectors.toSet()));
    }

    static TaggedEventMessage<?> counted(long number, String... tags) {
        return event("test.Counted", new Counted("n", number), tags);
    }

    static EventCriteria tagged(String tag) {
        Tag one = Criteria.tag(tag);
        return EventCriteria.havingTags(one);
    }

    static AppendCondition unlessChanged(EventCriteria criteria, ConsistencyMarker since) {
        return AppendCondition.withCriteria(criteria).withMarker(since);
    }

    /** The context of a command with this id and body. */
    static ProcessingContext command(UUID id, String bodyHash) {
        return context(Map.of("commandId", id.toString(), "bodyHash", bodyHash));
    }

    static ProcessingContext seen(long ordinal) {
        return context(Map.of("ifMatch", Long.toString(ordinal)));
    }

    static ProcessingContext actor(String account, String name) {
        return context(Map.of("actor", account, "actorName", name));
    }

    /** The same command, whose caller does not wait. */
    static ProcessingContext queued(@Nullable ProcessingContext context) {
        Map<String, String> metadata = new HashMap<>(context == null ? Map.of() : Objects.requireNonNull(Message.fromContext(context)).metadata());
        metadata.put("queued", "true");
        return context(metadata);
    }

    static ProcessingContext context(Map<String, String> metadata) {
        var command = new GenericCommandMessage(new MessageType("test.Command"), "", new HashMap<>(metadata));
        ProcessingContext context = new LegacyMessageSupportingContext(command);
        // Its constructor means to do this and in 5.0.1 does not.
        context.putResource(Message.RESOURCE_KEY, command);
        return context;
    }
}
