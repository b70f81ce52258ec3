package candor.ledger.mongodb.fsck;

import candor.ledger.ByteRange;
import candor.ledger.Hash;
import candor.ledger.entry.Disclosure;
import candor.ledger.entry.EntryContent;
import candor.ledger.entry.EntryDraft;
import candor.ledger.mongodb.block.BlockDocument;
import candor.ledger.mongodb.block.Disclosures;
import candor.ledger.mongodb.block.StoredBlock;
import candor.ledger.mongodb.block.StoredCommand;
import candor.ledger.mongodb.block.StoredEvent;
import candor.ledger.mongodb.checkpoint.LogTree;
import candor.ledger.mongodb.vault.SealClass;
import candor.ledger.mongodb.vault.SealedRow;
import candor.ledger.mongodb.vault.Vault;
import candor.ledger.tree.CompactRange;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.mongodb.client.MongoDatabase;
import java.io.ByteArrayOutputStream;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import org.bson.RawBsonDocument;
import org.jspecify.annotations.Nullable;

/** Writes a small log block by block as the appender stores it, with one ordinary, one free-text and one personal component and an actor. */
final class StoredLog implements LogTree {

    private static final Instant START = Instant.parse("2026-11-23T10:15:30.123456Z");

    private record Last(long ordinal, long position) {}

    /** An event to be. */
    record Event(String stream, String type, Map<String, JsonNode> ordinary, boolean sealed) {

        static Event noted(String incident) {
            return new Event("incident:" + incident, "incident.Noted", Map.of("severity", JsonNodeFactory.instance.textNode("high")), true);
        }

        static Event erased(List<String> digests) {
            return new Event("incident:1", "access.ContentErased", Map.of("digests", JsonNodeFactory.instance.arrayNode()
                    .addAll(digests.stream().map(digest -> (JsonNode) JsonNodeFactory.instance.textNode(digest)).toList())), false);
        }
    }

    private final MongoDatabase database;
    private final Vault vault;
    private final Map<String, Last> streams = new HashMap<>();
    private final List<Hash> leaves = new ArrayList<>();
    private final Map<Long, CompactRange> ends = new HashMap<>();
    private final List<SealedRow> rows = new ArrayList<>();
    private CompactRange tree = CompactRange.EMPTY;
    private long blocks;

    StoredLog(MongoDatabase database, Vault vault) {
        this.database = database;
        this.vault = vault;
    }

    void block(Event... events) {
        Instant at = START.plusSeconds(blocks++);
        UUID cause = UUID.randomUUID();
        List<StoredEvent> stored = new ArrayList<>();
        for (Event event : events) {
            stored.add(store(event, cause, tree.size() + stored.size(), at));
        }
        vault.write(rows);
        rows.clear();
        List<Hash> added = stored.stream().map(StoredEvent::leafHash).toList();
        CompactRange after = tree.append(added);
        database.getCollection("blocks", RawBsonDocument.class).insertOne(BlockDocument.write(new StoredBlock(blocks, tree.size(), tree.root(), after, after.root(), at,
                List.of(new StoredCommand(cause, "", tree.size(), events.length)), stored)));
        leaves.addAll(added);
        tree = after;
        ends.put(after.size(), after);
    }

    @Override
    public CompactRange head() {
        return tree;
    }

    @Override
    public Optional<CompactRange> endingAt(long size) {
        return Optional.ofNullable(ends.get(size));
    }

    @Override
    public List<Hash> leafHashes(long from, long to) {
        return leaves.subList((int) from, (int) to);
    }

    private StoredEvent store(Event event, UUID cause, long position, Instant at) {
        Map<String, Hash> digests = new HashMap<>();
        Map<String, ByteRange> open = new HashMap<>();
        event.ordinary().forEach((name, value) -> {
            Disclosure disclosure = Disclosure.of(value);
            digests.put(name, disclosure.digest());
            open.put(name, disclosure.ascii());
        });
        if (event.sealed()) {
            digests.put("note", seal("she rang at nine", SealClass.FREE_TEXT, null));
            digests.put("reporter", seal("Erika Mustermann", SealClass.PERSONAL, "subject-1"));
        }
        Hash actor = event.sealed() ? seal("account-7", SealClass.PERSONAL, "account-7") : null;
        EntryContent content = EntryContent.of(UUID.randomUUID().toString(), event.type(), "1", List.of(event.stream()), cause.toString(), actor, digests);
        Last last = streams.get(event.stream());
        Last place = new Last(last == null ? 1 : last.ordinal() + 1, position);
        streams.put(event.stream(), place);
        byte[] entry = new EntryDraft(content).assemble(place.ordinal(), last == null ? OptionalLong.empty() : OptionalLong.of(last.position()), at);
        return new StoredEvent(position, entry, Disclosures.of(open), at.toString(), Map.of(), event.stream(), place.ordinal(), event.type(), content.tags(), false);
    }

    private Hash seal(String text, SealClass sealClass, @Nullable String subject) {
        Disclosure disclosure = Disclosure.of(JsonNodeFactory.instance.textNode(text));
        rows.add(vault.seal(disclosure, sealClass, subject));
        return disclosure.digest();
    }

    static byte[] bytes(CompactRange range) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        range.hashes().forEach(hash -> bytes.writeBytes(hash.toBytes()));
        return bytes.toByteArray();
    }
}
