package candor.ledger.mongodb.codec;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.axonframework.messaging.core.MessageType;
import org.axonframework.messaging.eventhandling.EventMessage;
import org.axonframework.messaging.eventhandling.conversion.EventConverter;
import org.jspecify.annotations.Nullable;

/** Takes payloads apart into components and puts them together again. */
public final class EventCodec {

    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
    private static final String BYTES = "bytes";

    private final EventConverter converter;
    private final UpcasterChain upcasters;

    /** @param converter turns payload objects into {@link JsonNode}; {@link JsonConverter} behind Axon's delegate */
    public EventCodec(EventConverter converter, UpcasterChain upcasters) {
        this.converter = converter;
        this.upcasters = upcasters;
    }

    /**
     * The components of an event's payload.
     *
     * @throws IllegalArgumentException if a sealed component is not known, or a sealed type hides inside an ordinary component
     */
    public SplitPayload split(EventMessage event) {
        Object payload = event.payload();
        JsonNode json = switch (payload) {
            case null -> NullNode.instance;
            case String text -> TextNode.valueOf(text);
            case byte[] bytes -> NODES.objectNode().put(BYTES, bytes);
            case JsonNode node -> node;
            default -> Objects.requireNonNull(converter.convertPayload(event, JsonNode.class));
        };
        if (payload == null || payload instanceof byte[] || !json.isObject()) {
            return new SplitPayload(List.of(new PayloadComponent(SplitPayload.WHOLE, json, Sealing.ORDINARY, null)), true);
        }
        return new SplitPayload(components(json, SealedComponents.of(payload.getClass())), false);
    }

    /** An event as it is read: its type in the newest revision, and its payload ({@link JsonNode}, text or bytes). */
    public record Joined(MessageType type, @Nullable Object payload) {}

    /**
     * Puts a payload together.
     *
     * @param components what could be read of it, by name; sealed ones in the form of {@link #sealed}; becomes the payload
     * @param erased names of those that could not be opened
     */
    public Joined join(String type, String revision, boolean whole, ObjectNode components, Set<String> erased) {
        if (whole) {
            return new Joined(new MessageType(type, revision), plain(components.path(SplitPayload.WHOLE)));
        }
        erased.forEach(components::putNull);
        UpcasterChain.Revised revised = upcasters.apply(type, revision, new StoredPayload(components, erased));
        ObjectNode result = revised.payload().json();
        revised.payload().erased().forEach(name -> result.set(name, NODES.objectNode().set(SealedValues.ERASED, BooleanNode.TRUE)));
        return new Joined(new MessageType(type, revised.revision()), result);
    }

    /** A sealed component as it stands in the payload's JSON. */
    public static JsonNode sealed(JsonNode value, @Nullable String subject) {
        if (value.isNull()) {
            return value;
        }
        ObjectNode known = NODES.objectNode();
        known.set(SealedValues.KNOWN, value);
        return subject == null ? known : known.put(SealedValues.SUBJECT, subject);
    }

    private static List<PayloadComponent> components(JsonNode json, Map<String, Sealing> sealed) {
        Set<String> unseen = new HashSet<>(sealed.keySet());
        List<PayloadComponent> components = new ArrayList<>(json.size());
        for (Map.Entry<String, JsonNode> member : json.properties()) {
            unseen.remove(member.getKey());
            components.add(component(member.getKey(), member.getValue(), sealed.getOrDefault(member.getKey(), Sealing.ORDINARY)));
        }
        if (!unseen.isEmpty()) {
            throw new IllegalArgumentException("the stored form lacks the sealed components " + unseen);
        }
        return components;
    }

    private static PayloadComponent component(String name, JsonNode value, Sealing sealing) {
        if (sealing == Sealing.ORDINARY) {
            return new PayloadComponent(name, value, sealing, null);
        }
        if (value.isNull()) {
            // That nothing was said must not show; it is about nobody.
            return new PayloadComponent(name, value, Sealing.FREE_TEXT, null);
        }
        JsonNode known = value.get(SealedValues.KNOWN);
        if (known == null) {
            throw new IllegalArgumentException("the component " + name + " is withheld or erased: only what is known can be recorded");
        }
        JsonNode subject = value.get(SealedValues.SUBJECT);
        return new PayloadComponent(name, known, sealing, subject == null ? null : subject.textValue());
    }

    private static @Nullable Object plain(JsonNode whole) {
        return switch (whole) {
            case TextNode text -> text.textValue();
            case NullNode _, MissingNode _ -> null;
            case ObjectNode bytes when bytes.size() == 1 && bytes.has(BYTES) -> bytes(bytes);
            default -> whole;
        };
    }

    private static byte[] bytes(ObjectNode wrapped) {
        return java.util.Base64.getDecoder().decode(wrapped.get(BYTES).asText());
    }
}
