package candor.ledger.verify;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import candor.ledger.ByteRange;
import candor.ledger.StrictBase64;
import candor.ledger.json.CanonicalJson;
import candor.ledger.json.StrictJson;
import candor.ledger.note.Checkpoint;
import candor.ledger.note.TlogProof;
import candor.ledger.trail.DisclosedEntry;
import candor.ledger.trail.EntryLine;
import candor.ledger.trail.SampleLog;
import candor.ledger.trail.TrailEntry;
import candor.ledger.tree.TreeProofs;
import candor.ledger.verify.LineReading.Whole;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The quick way may only ever find what the ordinary way finds. */
class EntryLineReaderTest {

    private static final String[] VALUES = {"null", "true", "\"plain\"", "\"über \\\"€\\\" 😀\"", "[1,\"x\",{\"a\":null}]", "{\"b\":[],\"c\":-7}", "\"=1+1\"", "\"a, b; c\"",
        "{\"begin\":null,\"end\":null,\"kind\":\"UNKNOWN\"}", "{\"from\":\"2018-04-06T08:48:00Z\",\"precision\":\"MINUTE\",\"stated\":\"2018-04-06T09:48\","
            + "\"until\":\"2018-04-06T08:49:00Z\",\"zone\":\"Europe/London\"}"};
    private static final String[] NAMES = {DisclosedEntry.ACTOR, "occurred", "known", "text", "severity", "z9"};
    private static final String[] TAGS = {"incident:0198f1c2-0000-7000-8000-0000000000aa", "signal:7", "a.b:x;y,z", "ref:=1"};
    private static final byte[] ALPHABET = "{}[]\",:;\\/+=-_. 0123456789abcdefnrtuxAZnQgw\u00e9".getBytes(UTF_8);

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6})
    void readsRandomEntriesInOneGoAndAsTheOrdinaryWay(long seed) {
        Random random = new Random(seed);
        SampleLog log = log(random, 40);
        Checkpoint checkpoint = log.checkpoint();
        EntryLineReader reader = new EntryLineReader(checkpoint);
        for (byte[] line : lines(log, random)) {
            Whole plain = Objects.requireNonNull(reader.plain(line), () -> "seed " + seed + ", " + new String(line, ISO_8859_1));
            assertSame(plain, new EntryLineReader(checkpoint).ordinary(line), seed, line);
            assertThat(plain.proved()).isTrue();
            assertThat(CanonicalJson.write(StrictJson.parse(line))).as("seed %d", seed).isEqualTo(line);
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6})
    void whateverIsChangedTheOrdinaryWayFindsTheSame(long seed) {
        Random random = new Random(seed);
        SampleLog log = log(random, 12);
        EntryLineReader reader = new EntryLineReader(log.checkpoint());
        List<byte[]> lines = lines(log, random);
        int accepted = 0;
        for (int round = 0; round < 4_000; round++) {
            byte[] line = mutated(lines, random);
            Whole plain = reader.plain(line);
            if (plain != null) {
                accepted++;
                assertSame(plain, new EntryLineReader(log.checkpoint()).ordinary(line), seed, line);
            }
        }
        assertThat(accepted).isPositive().isLessThan(4_000);
    }

    @Test
    void everyByteOfALineCounts() {
        SampleLog log = log(new Random(7), 3);
        byte[] line = lines(log, new Random(7)).getLast();
        EntryLineReader reader = new EntryLineReader(log.checkpoint());
        for (int at = 0; at < line.length; at++) {
            byte[] mutated = line.clone();
            mutated[at] ^= 1;
            Whole plain = reader.plain(mutated);
            if (plain != null) {
                assertSame(plain, new EntryLineReader(log.checkpoint()).ordinary(mutated), at, mutated);
            }
            assertThat(reader.plain(Arrays.copyOf(line, at))).isNull();
        }
        assertThat(reader.plain(Arrays.copyOf(line, line.length + 1))).isNull();
    }

    /** Where a line ends is found by reading it, or by looking for its line feed: there must not be two opinions. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6})
    void linesInARowAreReadAsEachByItself(long seed) {
        Random random = new Random(seed);
        SampleLog log = log(random, 12);
        List<byte[]> lines = lines(log, random);
        for (int round = 0; round < 100; round++) {
            ByteArrayOutputStream text = new ByteArrayOutputStream();
            for (int i = 0; i < 8; i++) {
                text.writeBytes(random.nextBoolean() ? lines.get(random.nextInt(lines.size())) : mutated(lines, random));
                text.write('\n');
            }
            byte[] block = text.toByteArray();
            if (random.nextInt(3) == 0) {
                block[random.nextInt(block.length)] = '\n';
            }
            List<LineReading> found = new EntryLineReader(log.checkpoint()).readAll(ByteRange.of(block));
            List<String> expected = Arrays.asList(new String(block, 0, block.length - 1, ISO_8859_1).split("\n", -1));
            assertThat(found).as("seed %d", seed).hasSameSizeAs(expected);
            for (int i = 0; i < found.size(); i++) {
                byte[] line = expected.get(i).getBytes(ISO_8859_1);
                LineReading ordinary = new EntryLineReader(log.checkpoint()).ordinary(line);
                if (found.get(i) instanceof Whole whole) {
                    assertSame(whole, ordinary, seed, line);
                    assertThat(whole.line().toBytes()).isEqualTo(line);
                } else {
                    assertThat(ordinary).as("seed %d, %s", seed, expected.get(i)).isEqualTo(found.get(i));
                }
            }
        }
    }

    private static void assertSame(Whole plain, LineReading ordinary, long seed, byte[] line) {
        assertThat(ordinary).as("seed %d, %s", seed, new String(line, ISO_8859_1)).isInstanceOf(Whole.class);
        Whole whole = (Whole) ordinary;
        assertThat(new String(plain.row(), UTF_8)).isEqualTo(new String(whole.row(), UTF_8));
        assertThat(List.of(plain.place(), plain.proved(), plain.type(), plain.disclosed(), plain.withheld(), plain.missing()))
                .as("seed %d", seed)
                .isEqualTo(List.of(whole.place(), whole.proved(), whole.type(), whole.disclosed(), whole.withheld(), whole.missing()));
    }

    private static SampleLog log(Random random, int entries) {
        SampleLog log = new SampleLog();
        for (int i = 0; i < entries; i++) {
            Map<String, String> components = new HashMap<>();
            for (String name : NAMES) {
                if (random.nextInt(3) > 0) {
                    components.put(name, VALUES[random.nextInt(VALUES.length)]);
                }
            }
            List<String> tags = Arrays.stream(TAGS).filter(_ -> random.nextBoolean()).toList();
            log.log("incident.Thing" + random.nextInt(3), tags, components);
        }
        return log;
    }

    /** Each entry with some of its components disclosed, some withheld, and some as if they were erased. */
    private static List<byte[]> lines(SampleLog log, Random random) {
        TreeProofs proofs = new TreeProofs(log.tree, log.tree.size());
        List<byte[]> lines = new ArrayList<>();
        for (int i = 0; i < log.entries.size(); i++) {
            TrailEntry all = log.shared(i, Map.of());
            TreeMap<String, String> withheld = new TreeMap<>();
            DisclosedEntry.of(all).disclosed().keySet().stream().filter(_ -> random.nextInt(4) == 0).forEach(name -> withheld.put(name, "privileged, staff"));
            TrailEntry shown = log.shared(i, withheld);
            withheld.keySet().removeIf(_ -> random.nextInt(3) == 0);
            lines.add(new EntryLine(TrailEntry.of(i, shown.bytes(), shown.disclosures(), withheld), TlogProof.of(proofs.inclusion(i))).toBytes());
        }
        return lines;
    }

    /** A byte, a stretch of another line, or the JSON inside changed. */
    private static byte[] mutated(List<byte[]> lines, Random random) {
        byte[] line = lines.get(random.nextInt(lines.size())).clone();
        switch (random.nextInt(4)) {
            case 0 -> touched(line, random);
            case 1 -> {
                byte[] other = lines.get(random.nextInt(lines.size()));
                int from = random.nextInt(Math.min(line.length, other.length));
                int length = random.nextInt(Math.min(200, Math.min(line.length, other.length) - from));
                System.arraycopy(other, from, line, from, length);
            }
            case 2 -> {
                ObjectNode json = (ObjectNode) StrictJson.parse(line);
                json.put("entry", StrictBase64.encode(touched(StrictBase64.decode(json.get("entry").textValue()), random)));
                line = CanonicalJson.write(json);
            }
            default -> {
                ObjectNode json = (ObjectNode) StrictJson.parse(line);
                ArrayNode disclosures = (ArrayNode) json.get("disclosures");
                if (!disclosures.isEmpty()) {
                    disclosures.set(0, StrictBase64.encodeUrl(touched(StrictBase64.decodeUrl(disclosures.get(0).textValue()), random)));
                }
                line = CanonicalJson.write(json);
            }
        }
        return line;
    }

    private static byte[] touched(byte[] bytes, Random random) {
        bytes[random.nextInt(bytes.length)] = ALPHABET[random.nextInt(ALPHABET.length)];
        return bytes;
    }
}
