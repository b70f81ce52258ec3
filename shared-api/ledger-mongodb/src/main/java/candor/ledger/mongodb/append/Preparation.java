package candor.ledger.mongodb.append;

import candor.ledger.ByteRange;
import candor.ledger.Hash;
import candor.ledger.Malformed;
import candor.ledger.entry.Disclosure;
import candor.ledger.entry.EntryContent;
import candor.ledger.entry.EntryDraft;
import candor.ledger.json.CanonicalJson;
import candor.ledger.mongodb.OversizedEvent;
import candor.ledger.mongodb.block.Criteria;
import candor.ledger.mongodb.block.Disclosures;
import candor.ledger.mongodb.codec.EventCodec;
import candor.ledger.mongodb.codec.PayloadComponent;
import candor.ledger.mongodb.codec.Sealing;
import candor.ledger.mongodb.codec.SplitPayload;
import candor.ledger.mongodb.vault.SealClass;
import candor.ledger.mongodb.vault.SealedRow;
import candor.ledger.mongodb.vault.Vault;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.axonframework.eventsourcing.eventstore.TaggedEventMessage;
import org.axonframework.messaging.eventhandling.EventMessage;
import org.axonframework.messaging.eventstreaming.Tag;
import org.jspecify.annotations.Nullable;

/** Turns events into entries without a place: on the command's own thread, before anything is written. */
public final class Preparation {

    /** Most bytes of all events of one command, well below what a MongoDB document may have. */
    public static final int MAX_COMMAND_BYTES = 12 << 20;

    private static final int LONGEST_VALUE = Disclosure.MAX_LENGTH / 4 * 3 - 64;
    private static final int FIELDS = 256;

    private final EventCodec codec;
    private final Vault vault;
    private final Set<String> tagKeys;
    private final Set<String> ownMetadata;

    /**
     * @param tagKeys the closed list
     * @param ownMetadata keys of metadata that the engine itself sets on reading and so never stores
     */
    public Preparation(EventCodec codec, Vault vault, Set<String> tagKeys, Set<String> ownMetadata) {
        this.codec = codec;
        this.vault = vault;
        this.tagKeys = Set.copyOf(tagKeys);
        this.ownMetadata = Set.copyOf(ownMetadata);
    }

    private record Pending(Disclosure disclosure, SealClass sealClass, @Nullable String subject) {}

    private record Draft(PreparedEvent event, List<Pending> sealed) {}

    /**
     * The events ready for a block, their sealed components sealed.
     *
     * @throws OversizedEvent if they are too large
     * @throws Malformed if an event has no place in an entry: a foreign tag key, a value without canonical form, an id that is no UUID
     */
    List<PreparedEvent> prepare(List<TaggedEventMessage<?>> events, CommandFacts facts) {
        List<Draft> drafts = new ArrayList<>(events.size());
        long bytes = 0;
        long sealed = 0;
        for (TaggedEventMessage<?> event : events) {
            Draft draft = draft(event.event(), event.tags(), facts);
            drafts.add(draft);
            bytes += draft.event().bytes();
            for (Pending pending : draft.sealed()) {
                sealed += pending.disclosure().encoded().length();
            }
            requireFits(bytes, sealed);
        }
        // Everything that can be refused has been: only now keys of new subjects are made.
        List<String> subjects = subjects(drafts);
        if (!subjects.isEmpty()) {
            vault.prepare(subjects);
        }
        List<PreparedEvent> prepared = new ArrayList<>(drafts.size());
        for (Draft draft : drafts) {
            prepared.add(seal(draft));
        }
        return prepared;
    }

    private static List<String> subjects(List<Draft> drafts) {
        List<String> subjects = new ArrayList<>();
        for (Draft draft : drafts) {
            for (Pending pending : draft.sealed()) {
                if (pending.subject() != null) {
                    subjects.add(pending.subject());
                }
            }
        }
        return subjects;
    }

    private static void requireFits(long bytes, long sealed) {
        if (bytes > MAX_COMMAND_BYTES || sealed > MAX_COMMAND_BYTES) {
            throw new OversizedEvent("one command may record at most " + (MAX_COMMAND_BYTES >> 20) + " MiB, and as much again of sealed values: divide it");
        }
    }

    private Draft draft(EventMessage event, Set<Tag> tags, CommandFacts facts) {
        SplitPayload payload = codec.split(event);
        Map<String, Hash> digests = new HashMap<>();
        Map<String, ByteRange> ordinary = new LinkedHashMap<>();
        List<Pending> sealed = new ArrayList<>();
        for (PayloadComponent component : payload.components()) {
            Disclosure disclosure = disclose(component.name(), component.value());
            digests.put(component.name(), disclosure.digest());
            if (component.sealing() == Sealing.ORDINARY) {
                ordinary.put(component.name(), disclosure.ascii());
            } else {
                sealed.add(new Pending(disclosure, sealClass(component.sealing()), component.subject()));
            }
        }
        Hash actor = actor(facts, sealed);
        EntryDraft entry = draft(EntryContent.of(event.identifier(), event.type().name(), event.type().version(), names(tags),
                facts.commandId().toString(), actor, digests));
        Map<String, String> metadata = metadata(event);
        Disclosures disclosures = Disclosures.of(ordinary);
        PreparedEvent prepared = new PreparedEvent(entry, disclosures, List.of(), event.timestamp().toString(), metadata, payload.whole(),
                bytes(entry, disclosures, metadata));
        return new Draft(prepared, sealed);
    }

    private @Nullable Hash actor(CommandFacts facts, List<Pending> sealed) {
        if (facts.actor() == null) {
            return null;
        }
        JsonNode value = JsonNodeFactory.instance.objectNode().put("account", facts.actor()).put("name", facts.actorName());
        Disclosure disclosure = disclose("actor", value);
        sealed.add(new Pending(disclosure, SealClass.PERSONAL, facts.actor()));
        return disclosure.digest();
    }

    private PreparedEvent seal(Draft draft) {
        PreparedEvent event = draft.event();
        if (draft.sealed().isEmpty()) {
            return event;
        }
        List<SealedRow> rows = draft.sealed().stream()
                .map(pending -> vault.seal(pending.disclosure(), pending.sealClass(), pending.subject())).toList();
        return new PreparedEvent(event.draft(), event.disclosures(), rows, event.timestamp(), event.metadata(), event.whole(), event.bytes());
    }

    private List<String> names(Set<Tag> tags) {
        List<String> names = new ArrayList<>(tags.size());
        for (Tag tag : tags) {
            Malformed.unless(tagKeys.contains(tag.key()), "a tag whose key is not in the ledger's closed list");
            names.add(Criteria.tag(tag));
        }
        return names;
    }

    private Map<String, String> metadata(EventMessage event) {
        Map<String, String> kept = new LinkedHashMap<>();
        event.metadata().forEach((key, value) -> {
            Malformed.unless(key.indexOf('.') < 0 && !key.startsWith("$"), "a metadata key holds no dot and does not begin with a dollar sign");
            if (!CommandFacts.KEYS.contains(key) && !ownMetadata.contains(key)) {
                kept.put(key, value);
            }
        });
        return kept;
    }

    private static SealClass sealClass(Sealing sealing) {
        return sealing == Sealing.PERSONAL ? SealClass.PERSONAL : SealClass.FREE_TEXT;
    }

    private static Disclosure disclose(String component, JsonNode value) {
        try {
            return Disclosure.of(value);
        } catch (Malformed e) {
            if (CanonicalJson.writeCommitted(value).length > LONGEST_VALUE) {
                throw new OversizedEvent("the component " + component + " is too large: at most " + (LONGEST_VALUE >> 10) + " KiB", e);
            }
            throw e;
        }
    }

    private static EntryDraft draft(EntryContent content) {
        try {
            return new EntryDraft(content);
        } catch (Malformed e) {
            throw new OversizedEvent("the event has too many components or tags: its entry may have at most 65,535 bytes", e);
        }
    }

    private static int bytes(EntryDraft entry, Disclosures disclosures, Map<String, String> metadata) {
        int bytes = entry.longest() + FIELDS;
        for (String tag : entry.content().tags()) {
            bytes += 2 * tag.length() + 16;
        }
        return bytes + disclosures.bytes() + bytes(metadata);
    }

    private static int bytes(Map<String, String> map) {
        // Three bytes is the most a char takes in UTF-8.
        int bytes = 0;
        for (Map.Entry<String, String> each : map.entrySet()) {
            bytes += 3 * (each.getKey().length() + each.getValue().length()) + 16;
        }
        return bytes;
    }
}
