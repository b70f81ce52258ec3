package candor.ledger.mongodb.block;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import candor.ledger.ByteRange;
import candor.ledger.Malformed;
import java.nio.ByteBuffer;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.function.Consumer;
import org.bson.BSONException;
import org.bson.BsonBinaryReader;
import org.bson.BsonBinaryWriter;
import org.bson.Document;
import org.bson.RawBsonDocument;
import org.bson.codecs.DocumentCodec;
import org.bson.io.BasicOutputBuffer;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;
import org.jspecify.annotations.Nullable;

class DisclosuresTest {

    @Test
    void aNameIsFoundOnlyWhole() {
        Disclosures disclosures = disclosures(Map.of("severity", "WyJz"));

        assertThat(text(disclosures.get("severity"))).isEqualTo("WyJz");
        for (String other : List.of("", "s", "severit", "severityX", "Severity", "WyJz", "sévérité")) {
            assertThat(disclosures.get(other)).as(other).isNull();
        }
        assertThat(Disclosures.NONE.get("severity")).isNull();
    }

    @RepeatedTest(50)
    void areTheDocumentThatTheDriverWouldWriteAndRead(RepetitionInfo repetition) {
        Map<String, String> byName = some(new Random(repetition.getCurrentRepetition()));
        RawBsonDocument document = raw(new Document("d", new Document(byName)).append("behind", 7));

        assertThat(written(disclosures(byName))).isEqualTo(document);
        Disclosures read = read(document);
        Map<String, String> given = new LinkedHashMap<>();
        read.forEach((name, disclosure) -> given.put(name, disclosure.text()));
        assertThat(given).containsExactlyEntriesOf(byName);
        byName.forEach((name, disclosure) -> assertThat(text(read.get(name))).isEqualTo(disclosure));
        assertThat(written(read)).isEqualTo(document);
    }

    @Test
    void whatIsNoTextIsRefused() {
        for (Object value : new Object[] {1, 1L, true, new Document("a", "b"), List.of("a"), new byte[] {1}}) {
            assertThatThrownBy(() -> read(raw(new Document("d", new Document("severity", "WyJz").append("drill", value)))))
                    .as("%s", value).isInstanceOf(Malformed.class).hasMessage("disclosures that are not all texts");
        }
        assertThatThrownBy(() -> read(raw(new Document("d", "WyJz")))).isInstanceOf(Malformed.class).hasMessage("disclosures that are no document");
    }

    /** Whoever changed the database can have put any bytes there: they are read, or refused, and never looked for outside. */
    @RepeatedTest(200)
    void noAlteredByteLeadsAstray(RepetitionInfo repetition) {
        Random random = new Random(repetition.getCurrentRepetition());
        ByteBuffer bytes = raw(new Document("d", new Document(some(random))).append("behind", 7)).getByteBuffer().asNIO();
        byte[] altered = new byte[bytes.remaining()];
        bytes.get(altered);
        for (int i = 0; i <= random.nextInt(3); i++) {
            altered[random.nextInt(altered.length)] = (byte) random.nextInt(256);
        }
        try {
            Disclosures read = first(new RawBsonDocument(altered), _ -> { });
            read.forEach((name, disclosure) -> assertThat(disclosure.text()).isNotNull());
            assertThat(read.get("no such component")).isNull();
        } catch (Malformed | BSONException | IllegalArgumentException e) {
            assertThat(e).isNotNull();
        }
    }

    private static Map<String, String> some(Random random) {
        Map<String, String> byName = new LinkedHashMap<>();
        int count = random.nextInt(8);
        for (int i = 0; i < count; i++) {
            byName.put("n" + "ame".repeat(random.nextInt(20)) + i, "W".repeat(random.nextInt(200)));
        }
        return byName;
    }

    private static Disclosures disclosures(Map<String, String> byName) {
        Map<String, ByteRange> ranges = new LinkedHashMap<>();
        byName.forEach((name, disclosure) -> ranges.put(name, ByteRange.ascii("--" + disclosure + "--").behind(2)));
        ranges.replaceAll((_, range) -> new ByteRange(range.array(), range.from(), range.to() - 2));
        return Disclosures.of(ranges);
    }

    private static String text(@Nullable ByteRange range) {
        return Objects.requireNonNull(range).text();
    }

    private static RawBsonDocument raw(Document document) {
        return new RawBsonDocument(document, new DocumentCodec());
    }

    private static RawBsonDocument written(Disclosures disclosures) {
        BasicOutputBuffer bytes = new BasicOutputBuffer();
        try (BsonBinaryWriter out = new BsonBinaryWriter(bytes)) {
            out.writeStartDocument();
            out.writeName("d");
            disclosures.write(out);
            out.writeInt32("behind", 7);
            out.writeEndDocument();
            return new RawBsonDocument(bytes.toByteArray());
        }
    }

    /** And whoever reads on finds the field behind them. */
    private static Disclosures read(RawBsonDocument document) {
        return first(document, in -> assertThat(in.readInt32("behind")).isEqualTo(7));
    }

    private static Disclosures first(RawBsonDocument document, Consumer<BsonBinaryReader> behind) {
        try (BsonBinaryReader in = new BsonBinaryReader(document.getByteBuffer().asNIO())) {
            in.readStartDocument();
            in.readBsonType();
            in.readName();
            Disclosures disclosures = Disclosures.read(in);
            behind.accept(in);
            return disclosures;
        }
    }
}
