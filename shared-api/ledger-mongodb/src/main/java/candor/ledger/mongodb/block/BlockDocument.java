package candor.ledger.mongodb.block;

import static org.bson.BsonType.END_OF_DOCUMENT;

import candor.ledger.Hash;
import candor.ledger.Malformed;
import candor.ledger.entry.LedgerTime;
import candor.ledger.mongodb.CorruptLedger;
import candor.ledger.tree.CompactRange;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.bson.BSONException;
import org.bson.BsonBinary;
import org.bson.BsonBinaryReader;
import org.bson.BsonBinaryWriter;
import org.bson.RawBsonDocument;
import org.bson.io.BasicOutputBuffer;
import org.jspecify.annotations.Nullable;

/** A block as BSON, written and read as bytes because every event passes here. Field names and their order are part of the stored format. */
public final class BlockDocument {

    static final String NUMBER = "_id";
    static final String FIRST = "first";
    static final String SIZE = "size";
    static final String EVENTS = "events";
    static final String COMMANDS = "commands";
    static final String COMMAND_ID = "commands.id";
    static final String LATEST = "ts";
    private static final String BEFORE = "before";
    private static final String ROOT = "root";
    private static final String RANGE = "range";
    private static final String AT = "at";
    /** Beside entries and disclosures: the block's own fields, and those of an event and its command. */
    private static final int FIELDS = 1_024;
    private static final int FIELDS_OF_AN_EVENT = 640;

    private BlockDocument() {
    }

    /** The document of a block. */
    public static RawBsonDocument write(StoredBlock block) {
        BasicOutputBuffer bytes = new BasicOutputBuffer(about(block));
        try (BsonBinaryWriter out = new BsonBinaryWriter(bytes)) {
            out.writeStartDocument();
            out.writeInt64(NUMBER, block.number());
            out.writeInt64(FIRST, block.first());
            out.writeInt64(SIZE, block.size());
            out.writeBinaryData(BEFORE, new BsonBinary(block.before().toBytes()));
            out.writeBinaryData(ROOT, new BsonBinary(block.root().toBytes()));
            out.writeBinaryData(RANGE, new BsonBinary(range(block.after())));
            out.writeString(AT, LedgerTime.format(block.at()));
            out.writeString(LATEST, EventTime.sortable(latest(block)));
            CommandDocument.write(out, block.commands());
            out.writeStartArray(EVENTS);
            block.events().forEach(event -> EventDocument.write(out, event));
            out.writeEndArray();
            out.writeEndDocument();
            return new RawBsonDocument(bytes.getInternalBuffer(), 0, bytes.getPosition());
        }
    }

    /** @throws CorruptLedger if the document is not a block */
    public static StoredBlock read(RawBsonDocument document) {
        try (BsonBinaryReader in = reader(document)) {
            return read(in);
        } catch (Malformed | NullPointerException | IllegalArgumentException | BSONException e) {
            throw notABlock(document, e);
        }
    }

    /**
     * Only those events of a block that are wanted, in order; the block's other fields are not looked at.
     *
     * @param from first leaf index of interest
     * @throws CorruptLedger if the document is not a block
     */
    static List<StoredEvent> pick(RawBsonDocument document, Criteria criteria, long from) {
        try (BsonBinaryReader in = reader(document)) {
            long first = -1;
            List<StoredEvent> picked = List.of();
            in.readStartDocument();
            while (in.readBsonType() != END_OF_DOCUMENT) {
                switch (in.readName()) {
                    case FIRST -> first = in.readInt64();
                    case EVENTS -> picked = events(in, first, criteria, from);
                    default -> in.skipValue();
                }
            }
            return picked;
        } catch (Malformed | NullPointerException | IllegalArgumentException | BSONException e) {
            throw notABlock(document, e);
        }
    }

    /** One of the numbers of a block. @throws CorruptLedger if the document has none by that name */
    static long number(RawBsonDocument document, String field) {
        try {
            return document.getInt64(field).getValue();
        } catch (BSONException e) {
            throw notABlock(document, e);
        }
    }

    private static StoredBlock read(BsonBinaryReader in) {
        Map<String, Long> numbers = new HashMap<>();
        Map<String, byte[]> bytes = new HashMap<>();
        String at = null;
        List<StoredCommand> commands = null;
        List<StoredEvent> events = null;
        in.readStartDocument();
        while (in.readBsonType() != END_OF_DOCUMENT) {
            String name = in.readName();
            switch (name) {
                case NUMBER, FIRST, SIZE -> numbers.put(name, in.readInt64());
                case BEFORE, ROOT, RANGE -> bytes.put(name, in.readBinaryData().getData());
                case AT -> at = in.readString();
                case COMMANDS -> commands = CommandDocument.read(in);
                case EVENTS -> events = events(in, known(numbers.get(FIRST)), null, 0);
                default -> in.skipValue();
            }
        }
        long size = known(numbers.get(SIZE));
        StoredBlock block = new StoredBlock(known(numbers.get(NUMBER)), known(numbers.get(FIRST)), Hash.of(known(bytes.get(BEFORE))),
                new CompactRange(size, hashes(known(bytes.get(RANGE)))), Hash.of(known(bytes.get(ROOT))), LedgerTime.parse(known(at)),
                known(commands), known(events));
        Malformed.unless(block.size() == size, "a block whose size is not that of its events");
        return block;
    }

    /** @param criteria null for every event */
    private static List<StoredEvent> events(BsonBinaryReader in, long first, @Nullable Criteria criteria, long from) {
        Malformed.unless(first >= 0, "a block whose events come before their position");
        List<StoredEvent> events = new ArrayList<>();
        in.readStartArray();
        for (long position = first; in.readBsonType() != END_OF_DOCUMENT; position++) {
            if (position >= from && (criteria == null || criteria.everything() || EventDocument.matches(in, criteria))) {
                events.add(EventDocument.read(in, position));
            } else {
                in.skipValue();
            }
        }
        in.readEndArray();
        return events;
    }

    /** Seldom too small: a buffer that grows is copied, and cleared anew each time. */
    private static int about(StoredBlock block) {
        int bytes = FIELDS;
        for (StoredEvent event : block.events()) {
            bytes += FIELDS_OF_AN_EVENT + event.entry().length + event.disclosures().bytes();
        }
        return bytes;
    }

    private static Instant latest(StoredBlock block) {
        Instant latest = block.events().getFirst().time();
        for (StoredEvent event : block.events()) {
            Instant time = event.time();
            latest = time.isAfter(latest) ? time : latest;
        }
        return latest;
    }

    private static BsonBinaryReader reader(RawBsonDocument document) {
        return new BsonBinaryReader(document.getByteBuffer().asNIO());
    }

    private static CorruptLedger notABlock(RawBsonDocument document, RuntimeException reason) {
        return new CorruptLedger("block " + number(document) + " is not in the form of a block", reason);
    }

    private static String number(RawBsonDocument document) {
        return document.isInt64(NUMBER) ? Long.toString(document.getInt64(NUMBER).getValue()) : "without a number";
    }

    private static <T> T known(@Nullable T value) {
        return Objects.requireNonNull(value);
    }

    private static byte[] range(CompactRange range) {
        byte[] bytes = new byte[range.hashes().size() * Hash.LENGTH];
        for (int i = 0; i < range.hashes().size(); i++) {
            range.hashes().get(i).copyTo(bytes, i * Hash.LENGTH);
        }
        return bytes;
    }

    private static List<Hash> hashes(byte[] range) {
        Malformed.unless(range.length % Hash.LENGTH == 0, "a compact range is made of whole hashes");
        List<Hash> hashes = new ArrayList<>();
        for (int from = 0; from < range.length; from += Hash.LENGTH) {
            hashes.add(Hash.at(range, from));
        }
        return hashes;
    }
}
