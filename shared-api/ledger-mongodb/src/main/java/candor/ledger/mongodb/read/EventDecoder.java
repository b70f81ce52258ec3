package candor.ledger.mongodb.read;

import candor.ledger.Malformed;
import candor.ledger.mongodb.CorruptLedger;
import candor.ledger.mongodb.block.Criteria;
import candor.ledger.mongodb.block.StoredEvent;
import candor.ledger.mongodb.codec.EventCodec;
import candor.ledger.mongodb.log.LedgerHealth;
import candor.ledger.mongodb.vault.OpenedRow;
import candor.ledger.mongodb.vault.Vault;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.NullNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.axonframework.messaging.eventhandling.GenericEventMessage;
import org.axonframework.messaging.eventstreaming.Tag;

/** Makes events of what is stored: many at a time, so that the vault is asked once for all of them. */
public final class EventDecoder {

    private final EventCodec codec;
    private final Vault vault;
    private final LedgerHealth health;
    private final DecodedEvents cache = new DecodedEvents();

    public EventDecoder(EventCodec codec, Vault vault, LedgerHealth health) {
        this.codec = codec;
        this.vault = vault;
        this.health = health;
    }

    /** The events in the order given. @throws CorruptLedger if a disclosure is not what its entry commits to */
    public List<DecodedEvent> decode(List<StoredEvent> stored) {
        long generation = cache.generation();
        DecodedEvent[] decoded = new DecodedEvent[stored.size()];
        Map<Integer, EntryFacts> missing = new LinkedHashMap<>();
        for (int i = 0; i < decoded.length; i++) {
            DecodedEvent known = cache.get(stored.get(i).position());
            if (known == null) {
                missing.put(i, EntryFacts.of(stored.get(i)));
            } else {
                decoded[i] = known;
            }
        }
        Map<String, OpenedRow> opened = open(stored, missing);
        missing.forEach((i, facts) -> {
            decoded[i] = decode(stored.get(i), facts, opened);
            cache.put(decoded[i], generation);
        });
        return List.of(decoded);
    }

    /** Forgets what was opened. */
    public void forget() {
        cache.clear();
        vault.forget();
    }

    private Map<String, OpenedRow> open(List<StoredEvent> stored, Map<Integer, EntryFacts> missing) {
        List<String> sealed = new ArrayList<>();
        missing.forEach((i, facts) -> {
            facts.digests().forEach((name, digest) -> {
                if (!stored.get(i).disclosures().containsKey(name)) {
                    sealed.add(digest);
                }
            });
            if (facts.actor() != null) {
                sealed.add(facts.actor());
            }
        });
        return sealed.isEmpty() ? Map.of() : vault.open(sealed);
    }

    private DecodedEvent decode(StoredEvent event, EntryFacts facts, Map<String, OpenedRow> opened) {
        Map<String, JsonNode> components = new LinkedHashMap<>();
        OrdinaryValues ordinary = new OrdinaryValues();
        Set<String> erased = new HashSet<>();
        int weight = event.entry().length;
        for (Map.Entry<String, String> component : facts.digests().entrySet()) {
            String disclosure = event.disclosures().get(component.getKey());
            OpenedRow row = opened.get(component.getValue());
            if (disclosure != null) {
                // Holds its place: components stay in the order of the entry.
                components.put(component.getKey(), NullNode.instance);
                add(ordinary, event, component, disclosure);
                weight += disclosure.length();
            } else if (row != null) {
                components.put(component.getKey(), EventCodec.sealed(row.disclosure().value(), row.subject()));
                weight += row.disclosure().encoded().length();
            } else {
                erased.add(component.getKey());
            }
        }
        put(ordinary, event, components);
        EventCodec.Joined joined = codec.join(event.type(), facts.revision(), event.whole(), components, erased);
        var message = new GenericEventMessage(facts.id(), joined.type(), joined.payload(), event.metadata(), event.time());
        return new DecodedEvent(event.position(), message, envelope(event, facts, opened), tags(event), weight);
    }

    private static Set<Tag> tags(StoredEvent event) {
        Set<Tag> tags = new HashSet<>();
        event.tags().forEach(tag -> tags.add(Criteria.tag(tag)));
        return Set.copyOf(tags);
    }

    private void add(OrdinaryValues ordinary, StoredEvent event, Map.Entry<String, String> component, String disclosure) {
        try {
            ordinary.add(component.getKey(), disclosure, component.getValue());
        } catch (Malformed e) {
            throw corrupt(event, e);
        }
    }

    /** The digests vouch that this is what was written, so it needs no strict second reading. */
    private void put(OrdinaryValues ordinary, StoredEvent event, Map<String, JsonNode> components) {
        try {
            ordinary.into(components);
        } catch (Malformed e) {
            throw corrupt(event, e);
        }
    }

    private CorruptLedger corrupt(StoredEvent event, Malformed reason) {
        return health.halt(new CorruptLedger("the entry at position " + event.position() + " has " + reason.getMessage()));
    }

    private static Map<String, String> envelope(StoredEvent event, EntryFacts facts, Map<String, OpenedRow> opened) {
        Map<String, String> envelope = new HashMap<>();
        envelope.put(Envelope.POSITION, Long.toString(event.position()));
        envelope.put(Envelope.STREAM, event.stream());
        envelope.put(Envelope.ORDINAL, Long.toString(event.ordinal()));
        envelope.put(Envelope.RECORDED, facts.recorded());
        if (facts.cause() != null) {
            envelope.put(Envelope.CAUSE, facts.cause());
        }
        OpenedRow actor = facts.actor() == null ? null : opened.get(facts.actor());
        if (actor != null) {
            JsonNode value = actor.disclosure().value();
            envelope.put(Envelope.ACTOR, value.path("account").asText());
            if (value.hasNonNull("name")) {
                envelope.put(Envelope.ACTOR_NAME, value.get("name").asText());
            }
        }
        return Map.copyOf(envelope);
    }
}
