package candor.ledger.mongodb.block;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import candor.ledger.ByteRange;
import candor.ledger.Hash;
import candor.ledger.entry.Entry;
import candor.ledger.mongodb.CorruptLedger;
import candor.ledger.mongodb.block.Criteria.Alternative;
import candor.ledger.tree.CompactRange;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.bson.Document;
import org.bson.RawBsonDocument;
import org.bson.codecs.DocumentCodec;
import org.bson.types.Binary;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BlockDocumentTest {

    private static final UUID COMMAND = UUID.fromString("0198f1c2-0000-7000-8000-000000000001");
    private static final byte[] ENTRY = "{\"n\":1}".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] OTHER = "{\"n\":2}".getBytes(StandardCharsets.US_ASCII);
    private static final Hash BEFORE = Hash.sha256("before");
    private static final CompactRange TREE = new CompactRange(1, List.of(BEFORE)).append(List.of(Entry.leafHash(ENTRY), Entry.leafHash(OTHER)));

    private static StoredBlock block() {
        Map<String, ByteRange> disclosures = new LinkedHashMap<>();
        disclosures.put("severity", ByteRange.ascii("WyJz"));
        disclosures.put("drill", ByteRange.ascii("WyJk"));
        List<StoredEvent> events = List.of(
                new StoredEvent(1, ENTRY, Disclosures.of(disclosures), "2026-11-23T10:15:30.120Z", Map.of("traceId", "ä"), "incident:a", 1, "incident.Raised", List.of("incident:a", "ref:x"), false),
                new StoredEvent(2, OTHER, Disclosures.NONE, "2026-11-23T10:15:29Z", Map.of(), "incident:b", 7, "incident.Noted", List.of("incident:b"), true));
        return new StoredBlock(4, 1, BEFORE, TREE, TREE.root(), Instant.parse("2026-11-23T10:15:30.123456Z"), List.of(new StoredCommand(COMMAND, "ab", 1, 2)), events);
    }

    /** The stored form, spelled out: it never changes. */
    private static Document form() {
        Document raised = new Document("e", new Binary(ENTRY)).append("d", new Document("severity", "WyJz").append("drill", "WyJk"))
                .append("ts", "2026-11-23T10:15:30.120Z").append("meta", new Document("traceId", "ä"))
                .append("s", "incident:a").append("n", 1L).append("t", "incident.Raised").append("tags", List.of("incident:a", "ref:x"));
        Document noted = new Document("e", new Binary(OTHER)).append("d", new Document()).append("ts", "2026-11-23T10:15:29Z").append("meta", new Document())
                .append("s", "incident:b").append("n", 7L).append("t", "incident.Noted").append("tags", List.of("incident:b")).append("whole", true);
        byte[] range = new byte[TREE.hashes().size() * Hash.LENGTH];
        for (int i = 0; i < TREE.hashes().size(); i++) {
            System.arraycopy(TREE.hashes().get(i).toBytes(), 0, range, i * Hash.LENGTH, Hash.LENGTH);
        }
        return new Document("_id", 4L).append("first", 1L).append("size", 3L)
                .append("before", new Binary(BEFORE.toBytes())).append("root", new Binary(TREE.root().toBytes())).append("range", new Binary(range))
                .append("at", "2026-11-23T10:15:30.123456Z").append("ts", "0000100001795428930.120000000")
                .append("commands", List.of(new Document("id", COMMAND.toString()).append("hash", "ab").append("first", 1L).append("count", 2)))
                .append("events", List.of(raised, noted));
    }

    private static RawBsonDocument raw(Document document) {
        return new RawBsonDocument(document, new DocumentCodec());
    }

    @Test
    void isWrittenInItsStoredFormToTheByte() {
        assertThat(BlockDocument.write(block())).isEqualTo(raw(form()));
    }

    @Test
    void isReadAsItWasWritten() {
        StoredBlock read = BlockDocument.read(raw(form()));

        assertThat(read).usingRecursiveComparison().isEqualTo(block());
        assertThat(BlockDocument.write(read)).isEqualTo(raw(form()));
    }

    @Test
    void fieldsOfALaterReleaseArePassedOver() {
        Document later = form().append("more", new Document("deep", List.of(1, 2)));
        later.getList("events", Document.class).getFirst().append("later", 3);

        assertThat(BlockDocument.read(raw(later))).usingRecursiveComparison().isEqualTo(block());
    }

    @Test
    void onlyMatchingEventsFromAPositionOnArePicked() {
        Criteria noted = new Criteria(false, List.of(new Alternative(Set.of("incident.Noted"), List.of()), new Alternative(Set.of(), List.of("ref:x"))));

        assertThat(BlockDocument.pick(raw(form()), noted, 0)).extracting(StoredEvent::position).containsExactly(1L, 2L);
        assertThat(BlockDocument.pick(raw(form()), noted, 2)).usingRecursiveComparison().isEqualTo(List.of(block().events().getLast()));
        assertThat(BlockDocument.pick(raw(form()), Criteria.NONE, 0)).isEmpty();
        assertThat(BlockDocument.pick(raw(form()), new Criteria(true, List.of()), 2)).extracting(StoredEvent::type).containsExactly("incident.Noted");
    }

    @ParameterizedTest
    @ValueSource(strings = {"_id", "first", "size", "before", "root", "range", "at", "commands", "events"})
    void lackingAFieldOrHavingItInAnotherTypeIsRefused(String field) {
        Document lacking = form();
        lacking.remove(field);
        refused(lacking);
        refused(form().append(field, true));
    }

    @ParameterizedTest
    @ValueSource(strings = {"e", "d", "ts", "meta", "s", "n", "t", "tags"})
    void anEventThatLacksAFieldOrHasItInAnotherTypeIsRefused(String field) {
        refused(withEvent(event -> {
            event.remove(field);
            return event;
        }));
        refused(withEvent(event -> event.append(field, true)));
    }

    @Test
    void anotherSizeThanThatOfItsEventsIsRefused() {
        refused(form().append("size", 4L));
    }

    @Test
    void eventsBeforeTheirPositionAreRefused() {
        Document turned = new Document("events", form().get("events"));
        form().forEach(turned::putIfAbsent);
        refused(turned);
        assertThatThrownBy(() -> BlockDocument.pick(raw(turned), Criteria.NONE, 0)).isInstanceOf(CorruptLedger.class);
    }

    private static void refused(Document document) {
        assertThatThrownBy(() -> BlockDocument.read(raw(document))).isInstanceOf(CorruptLedger.class).hasMessageContaining("is not in the form of a block");
    }

    private static Document withEvent(UnaryOperator<Document> change) {
        Document block = form();
        List<Document> events = new ArrayList<>(block.getList("events", Document.class));
        events.set(0, change.apply(events.getFirst()));
        return block.append("events", events);
    }
}
