package candor.ledger.mongodb.block;

import candor.ledger.Hash;
import candor.ledger.Malformed;
import candor.ledger.entry.LedgerTime;
import candor.ledger.mongodb.CorruptLedger;
import candor.ledger.tree.CompactRange;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.bson.Document;
import org.bson.types.Binary;

/** A block as BSON. Field names are part of the stored format. */
public final class BlockDocument {

    static final String NUMBER = "_id";
    static final String FIRST = "first";
    static final String SIZE = "size";
    static final String EVENTS = "events";
    static final String TYPE = "t";
    static final String TAGS = "tags";
    static final String STREAM = "s";
    static final String ORDINAL = "n";
    static final String COMMAND_ID = "commands.id";
    static final String LATEST = "ts";

    private BlockDocument() {
    }

    /** The document of a block. */
    public static Document write(StoredBlock block) {
        Instant latest = block.events().stream().map(event -> Instant.parse(event.timestamp())).max(Comparator.naturalOrder()).orElseThrow();
        return new Document(NUMBER, block.number())
                .append(FIRST, block.first())
                .append(SIZE, block.size())
                .append("before", new Binary(block.before().toBytes()))
                .append("root", new Binary(block.root().toBytes()))
                .append("range", new Binary(range(block.after())))
                .append("at", LedgerTime.format(block.at()))
                .append(LATEST, sortable(latest))
                .append("commands", commands(block.commands()))
                .append(EVENTS, block.events().stream().map(BlockDocument::write).toList());
    }

    /** @throws CorruptLedger if the document is not a block */
    public static StoredBlock read(Document document) {
        Object number = document.get(NUMBER);
        try {
            long first = document.getLong(FIRST);
            List<StoredEvent> events = new ArrayList<>();
            for (Document event : document.getList(EVENTS, Document.class)) {
                events.add(event(event, first + events.size()));
            }
            StoredBlock block = new StoredBlock(document.getLong(NUMBER), first, hash(document, "before"),
                    new CompactRange(document.getLong(SIZE), hashes(bytes(document, "range"))), hash(document, "root"),
                    LedgerTime.parse(document.getString("at")),
                    document.getList("commands", Document.class).stream().map(BlockDocument::command).toList(), events);
            Malformed.unless(block.size() == document.getLong(SIZE), "a block whose size is not that of its events");
            return block;
        } catch (Malformed | NullPointerException | ClassCastException | IllegalArgumentException e) {
            throw new CorruptLedger("block " + number + " is not in the form of a block", e);
        }
    }

    /**
     * Only those events of a block that are wanted, in order; the block's other fields are not looked at.
     *
     * @param from first leaf index of interest
     * @throws CorruptLedger if the document is not a block
     */
    static List<StoredEvent> pick(Document document, Criteria criteria, long from) {
        try {
            long position = document.getLong(FIRST);
            List<StoredEvent> picked = new ArrayList<>();
            for (Document event : document.getList(EVENTS, Document.class)) {
                if (position >= from && criteria.matches(event.getString(TYPE), event.getList(TAGS, String.class))) {
                    picked.add(event(event, position));
                }
                position++;
            }
            return picked;
        } catch (NullPointerException | ClassCastException | IllegalArgumentException e) {
            throw new CorruptLedger("block " + document.get(NUMBER) + " is not in the form of a block", e);
        }
    }

    /** Seconds and nanoseconds so that strings sort as instants do. */
    static String sortable(Instant instant) {
        return "%019d.%09d".formatted(instant.getEpochSecond() + SHIFT, instant.getNano());
    }

    private static final long SHIFT = 100_000_000_000_000L;

    static List<Document> commands(List<StoredCommand> commands) {
        return commands.stream().map(BlockDocument::write).toList();
    }

    private static Document write(StoredCommand command) {
        return new Document("id", command.id().toString()).append("hash", command.bodyHash())
                .append("first", command.first()).append("count", command.count());
    }

    private static Document write(StoredEvent event) {
        Document document = new Document("e", new Binary(event.entry()))
                .append("d", document(event.disclosures()))
                .append("ts", event.timestamp())
                .append("meta", document(event.metadata()))
                .append(STREAM, event.stream())
                .append(ORDINAL, event.ordinal())
                .append(TYPE, event.type())
                .append(TAGS, event.tags());
        return event.whole() ? document.append("whole", true) : document;
    }

    private static Document document(Map<String, String> map) {
        Document document = new Document();
        document.putAll(map);
        return document;
    }

    private static StoredCommand command(Document command) {
        return new StoredCommand(UUID.fromString(command.getString("id")), command.getString("hash"), command.getLong("first"), command.getInteger("count"));
    }

    private static StoredEvent event(Document event, long position) {
        return new StoredEvent(position, bytes(event, "e"), strings(event.get("d", Document.class)), event.getString("ts"),
                strings(event.get("meta", Document.class)), event.getString(STREAM), event.getLong(ORDINAL), event.getString(TYPE),
                List.copyOf(event.getList(TAGS, String.class)), event.getBoolean("whole", false));
    }

    private static Map<String, String> strings(Document document) {
        Map<String, String> strings = new LinkedHashMap<>();
        document.forEach((name, value) -> strings.put(name, (String) value));
        return strings;
    }

    private static Hash hash(Document document, String field) {
        return Hash.of(bytes(document, field));
    }

    private static byte[] bytes(Document document, String field) {
        return document.get(field, Binary.class).getData();
    }

    private static byte[] range(CompactRange range) {
        byte[] bytes = new byte[range.hashes().size() * Hash.LENGTH];
        for (int i = 0; i < range.hashes().size(); i++) {
            System.arraycopy(range.hashes().get(i).toBytes(), 0, bytes, i * Hash.LENGTH, Hash.LENGTH);
        }
        return bytes;
    }

    private static List<Hash> hashes(byte[] range) {
        Malformed.unless(range.length % Hash.LENGTH == 0, "a compact range is made of whole hashes");
        List<Hash> hashes = new ArrayList<>();
        for (int from = 0; from < range.length; from += Hash.LENGTH) {
            hashes.add(Hash.of(java.util.Arrays.copyOfRange(range, from, from + Hash.LENGTH)));
        }
        return hashes;
    }
}
