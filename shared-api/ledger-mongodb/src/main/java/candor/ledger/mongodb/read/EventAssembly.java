package candor.ledger.mongodb.read;

import candor.ledger.ByteRange;
import candor.ledger.Malformed;
import candor.ledger.entry.LedgerTime;
import candor.ledger.entry.PlainEntry.Commitment;
import candor.ledger.json.Words;
import candor.ledger.mongodb.block.Criteria;
import candor.ledger.mongodb.block.StoredEvent;
import candor.ledger.mongodb.codec.EventCodec;
import candor.ledger.mongodb.vault.OpenedRow;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.axonframework.messaging.eventhandling.GenericEventMessage;
import org.axonframework.messaging.eventstreaming.Tag;
import org.jspecify.annotations.Nullable;

/** An event being put together: its ordinary components at once, the sealed ones when the vault has been asked. */
final class EventAssembly {

    private final StoredEvent event;
    private final EntryFacts facts;
    /** In the order of the entry; nulls hold the places of the sealed ones. */
    private final ObjectNode components = JsonNodeFactory.instance.objectNode();
    private final List<Commitment> sealed = new ArrayList<>(0);
    private int weight;

    /** @param words of the events around it too. @throws Malformed if a disclosure is not what the entry commits to */
    EventAssembly(StoredEvent event, Words words) {
        this.event = event;
        this.facts = EntryFacts.of(event, words);
        this.weight = event.entry().length + event.disclosures().bytes();
        OrdinaryValues ordinary = new OrdinaryValues(components);
        for (Commitment component : facts.components()) {
            ByteRange disclosure = event.disclosures().get(component.name());
            if (disclosure == null) {
                components.putNull(component.name());
                sealed.add(component);
            } else {
                ordinary.add(component.name(), disclosure, component.digest());
            }
        }
        ordinary.finish();
    }

    /** Digests of what only the vault can tell. */
    List<String> digests() {
        List<String> digests = new ArrayList<>(0);
        sealed.forEach(component -> digests.add(component.digest().base64Url()));
        if (facts.actor() != null) {
            digests.add(facts.actor().base64Url());
        }
        return digests;
    }

    /** The whole. @param opened what the vault told, by digest */
    DecodedEvent assemble(EventCodec codec, Map<String, OpenedRow> opened) {
        Set<String> erased = new HashSet<>(0);
        for (Commitment component : sealed) {
            OpenedRow row = opened.get(component.digest().base64Url());
            if (row != null) {
                components.set(component.name(), EventCodec.sealed(row.disclosure().value(), row.subject()));
                weight += row.disclosure().encoded().length();
            } else {
                erased.add(component.name());
            }
        }
        EventCodec.Joined joined = codec.join(event.type(), facts.revision(), event.whole(), components, erased);
        OpenedRow actor = facts.actor() == null ? null : opened.get(facts.actor().base64Url());
        var message = new GenericEventMessage(facts.id(), joined.type(), joined.payload(), metadata(actor), event.time());
        return new DecodedEvent(event.position(), message, tags(), weight);
    }

    private Set<Tag> tags() {
        List<String> tags = event.tags();
        return tags.size() == 1 ? Set.of(Criteria.tag(tags.getFirst())) : tags.stream().map(Criteria::tag).collect(Collectors.toUnmodifiableSet());
    }

    private Map<String, String> metadata(@Nullable OpenedRow actor) {
        Map<String, String> metadata = new HashMap<>(event.metadata());
        metadata.put(Envelope.POSITION, Long.toString(event.position()));
        metadata.put(Envelope.STREAM, event.stream());
        metadata.put(Envelope.ORDINAL, Long.toString(event.ordinal()));
        metadata.put(Envelope.RECORDED, LedgerTime.format(facts.recorded()));
        if (facts.cause() != null) {
            metadata.put(Envelope.CAUSE, facts.cause());
        }
        if (actor != null) {
            JsonNode account = actor.disclosure().value();
            metadata.put(Envelope.ACTOR, account.path("account").asText());
            if (account.hasNonNull("name")) {
                metadata.put(Envelope.ACTOR_NAME, account.get("name").asText());
            }
        }
        return metadata;
    }
}
