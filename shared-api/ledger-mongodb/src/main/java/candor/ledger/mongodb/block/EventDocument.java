package candor.ledger.mongodb.block;

import static org.bson.BsonType.END_OF_DOCUMENT;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.bson.BsonBinary;
import org.bson.BsonBinaryReader;
import org.bson.BsonBinaryWriter;
import org.bson.BsonReader;
import org.bson.BsonReaderMark;
import org.bson.BsonWriter;
import org.jspecify.annotations.Nullable;

/** One event of a block as BSON; see {@link BlockDocument}. */
final class EventDocument {

    private static final String ENTRY = "e";
    private static final String DISCLOSURES = "d";
    private static final String TIMESTAMP = "ts";
    private static final String METADATA = "meta";
    private static final String STREAM = "s";
    private static final String ORDINAL = "n";
    private static final String TYPE = "t";
    private static final String TAGS = "tags";
    private static final String WHOLE = "whole";

    private EventDocument() {
    }

    static void write(BsonBinaryWriter out, StoredEvent event) {
        out.writeStartDocument();
        out.writeBinaryData(ENTRY, new BsonBinary(event.entry()));
        out.writeName(DISCLOSURES);
        event.disclosures().write(out);
        out.writeString(TIMESTAMP, event.timestamp());
        write(out, METADATA, event.metadata());
        out.writeString(STREAM, event.stream());
        out.writeInt64(ORDINAL, event.ordinal());
        out.writeString(TYPE, event.type());
        out.writeStartArray(TAGS);
        event.tags().forEach(out::writeString);
        out.writeEndArray();
        if (event.whole()) {
            out.writeBoolean(WHOLE, true);
        }
        out.writeEndDocument();
    }

    private static void write(BsonWriter out, String name, Map<String, String> strings) {
        out.writeStartDocument(name);
        strings.forEach(out::writeString);
        out.writeEndDocument();
    }

    /** @param position leaf index of the event that comes next */
    static StoredEvent read(BsonBinaryReader in, long position) {
        String timestamp = null;
        String stream = null;
        String type = null;
        byte[] entry = null;
        Disclosures disclosures = null;
        Map<String, String> metadata = null;
        Long ordinal = null;
        List<String> tags = null;
        boolean whole = false;
        in.readStartDocument();
        while (in.readBsonType() != END_OF_DOCUMENT) {
            switch (in.readName()) {
                case TIMESTAMP -> timestamp = in.readString();
                case STREAM -> stream = in.readString();
                case TYPE -> type = in.readString();
                case ENTRY -> entry = in.readBinaryData().getData();
                case DISCLOSURES -> disclosures = Disclosures.read(in);
                case METADATA -> metadata = strings(in);
                case ORDINAL -> ordinal = in.readInt64();
                case TAGS -> tags = texts(in);
                case WHOLE -> whole = in.readBoolean();
                default -> in.skipValue();
            }
        }
        in.readEndDocument();
        return new StoredEvent(position, known(entry), known(disclosures), known(timestamp), known(metadata), known(stream),
                known(ordinal), known(type), List.copyOf(known(tags)), whole);
    }

    /** Whether the event that comes next is meant; it still comes next then. */
    static boolean matches(BsonReader in, Criteria criteria) {
        BsonReaderMark start = in.getMark();
        String type = null;
        List<String> tags = null;
        in.readStartDocument();
        while (in.readBsonType() != END_OF_DOCUMENT) {
            switch (in.readName()) {
                case TYPE -> type = in.readString();
                case TAGS -> tags = texts(in);
                default -> in.skipValue();
            }
        }
        start.reset();
        return criteria.matches(known(type), known(tags));
    }

    private static Map<String, String> strings(BsonReader in) {
        Map<String, String> strings = new LinkedHashMap<>();
        in.readStartDocument();
        while (in.readBsonType() != END_OF_DOCUMENT) {
            strings.put(in.readName(), in.readString());
        }
        in.readEndDocument();
        return strings;
    }

    private static List<String> texts(BsonReader in) {
        List<String> texts = new ArrayList<>(2);
        in.readStartArray();
        while (in.readBsonType() != END_OF_DOCUMENT) {
            texts.add(in.readString());
        }
        in.readEndArray();
        return texts;
    }

    private static <T> T known(@Nullable T value) {
        return Objects.requireNonNull(value);
    }
}
