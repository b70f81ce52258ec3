package candor.ledger.entry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import candor.ledger.Hash;
import candor.ledger.Malformed;
import candor.ledger.json.CanonicalJson;
import candor.ledger.json.StrictJson;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Random;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class EntryTest {

    private static final String ID = "0198f1c2-0000-7000-8000-000000000001";
    private static final String INCIDENT = "incident:0198f1c2-0000-7000-8000-00000000000a";
    private static final Instant AT = Instant.parse("2026-11-23T10:15:30.123456789Z");

    static LongStream seeds() {
        return LongStream.range(0, 200);
    }

    @Nested
    class Assembling {

        @ParameterizedTest(name = "seed {0}")
        @MethodSource("candor.ledger.entry.EntryTest#seeds")
        void givesExactlyThePlainCanonicalForm(long seed) {
            Random random = new Random(seed);
            EntryDraft draft = new EntryDraft(randomContent(random));
            long ordinal = 1 + random.nextInt(3) * random.nextLong(1000);
            OptionalLong previous = ordinal == 1 ? OptionalLong.empty() : OptionalLong.of(random.nextLong(1L << 53));
            byte[] bytes = draft.assemble(ordinal, previous, Instant.ofEpochSecond(random.nextLong(4_000_000_000L), random.nextInt(1_000_000_000)));

            assertThat(bytes).as("seed %d", seed).isEqualTo(CanonicalJson.write(StrictJson.parse(bytes)));
            Entry entry = Entry.parse(bytes);
            assertThat(entry.content()).isEqualTo(draft.content());
            assertThat(entry.ordinal()).isEqualTo(ordinal);
            assertThat(entry.previous()).isEqualTo(previous);
            assertThat(entry.toBytes()).isEqualTo(bytes);
        }

        @Test
        void givesThePublishedShape() {
            Hash digest = Hash.sha256("x");
            EntryContent content = EntryContent.of(ID, "incident.DecisionRecorded", "1", List.of("z:1", INCIDENT), ID, Hash.sha256("a"),
                    Map.of("severity", digest, "rationale", Hash.sha256("y")));
            byte[] bytes = new EntryDraft(content).assemble(12, OptionalLong.of(73), AT);
            assertThat(new String(bytes, StandardCharsets.UTF_8)).isEqualTo(
                    "{\"_sd_alg\":\"sha-256\",\"actor\":{\"_sd\":[\"" + Hash.sha256("a").base64Url() + "\"]},\"at\":\"2026-11-23T10:15:30.123456Z\","
                    + "\"cause\":\"" + ID + "\",\"f\":{\"rationale\":{\"_sd\":[\"" + Hash.sha256("y").base64Url() + "\"]},\"severity\":{\"_sd\":[\""
                    + digest.base64Url() + "\"]}},\"id\":\"" + ID + "\",\"n\":12,\"prev\":73,\"s\":\"" + INCIDENT + "\",\"t\":\"incident.DecisionRecorded\","
                    + "\"tags\":[\"" + INCIDENT + "\",\"z:1\"],\"v\":\"1\"}");
        }

        @Test
        void refusesWhatCouldNotFitWhereverItLands() {
            Map<String, Hash> many = new TreeMap<>();
            for (int i = 0; i < 1000; i++) {
                many.put("component" + i, Hash.sha256("c" + i));
            }
            EntryContent content = EntryContent.of(ID, "incident.Huge", "1", List.of(), null, null, many);
            assertThatThrownBy(() -> new EntryDraft(content)).isInstanceOf(Malformed.class).hasMessageContaining("65,535");
        }

        @Test
        void refusesAPlaceThatContradictsItself() {
            EntryDraft draft = new EntryDraft(content(List.of()));
            assertThatThrownBy(() -> draft.assemble(1, OptionalLong.of(0), AT)).isInstanceOf(Malformed.class);
            assertThatThrownBy(() -> draft.assemble(2, OptionalLong.empty(), AT)).isInstanceOf(Malformed.class);
            assertThatThrownBy(() -> draft.assemble(0, OptionalLong.empty(), AT)).isInstanceOf(Malformed.class);
        }
    }

    @Nested
    class Naming {

        @Test
        void theIncidentTagIsTheStreamElseTheFirstTagElseTheLog() {
            assertThat(content(List.of("a:1", INCIDENT)).stream()).isEqualTo(INCIDENT);
            assertThat(content(List.of("signal:2", "b:1")).stream()).isEqualTo("b:1");
            assertThat(content(List.of()).stream()).isEqualTo("log");
        }

        @ParameterizedTest
        @ValueSource(strings = {"incident", ":x", "a:", "a:b c", "a:ü", "a:\n"})
        void aTagIsKeyAndValueInPrintableCharacters(String tag) {
            assertThatThrownBy(() -> content(List.of(tag))).isInstanceOf(Malformed.class);
        }

        @Test
        void twoIncidentsAreTwoEntries() {
            assertThatThrownBy(() -> content(List.of("incident:1", "incident:2"))).isInstanceOf(Malformed.class);
        }

        @Test
        void aDigestStandsOnlyOnce() {
            assertThatThrownBy(() -> EntryContent.of(ID, "a.B", "1", List.of(), null, Hash.sha256("a"), Map.of("x", Hash.sha256("a"))))
                    .isInstanceOf(Malformed.class);
        }
    }

    @Nested
    class Parsing {

        private final String good = new String(new EntryDraft(content(List.of(INCIDENT))).assemble(2, OptionalLong.of(7), AT), StandardCharsets.UTF_8);

        @ParameterizedTest
        @CsvSource(delimiter = '|', value = {
            "\"n\":2|\"n\": 2", "\"n\":2|\"n\":2.0", "\"n\":2|\"n\":1", "\"n\":2|\"n\":-2", "\"n\":2|\"n\":\"2\"", "\"n\":2,|",
            "sha-256|sha-512", "\"prev\":7|\"prev\":null", ",\"prev\":7|", ".123456Z|.123Z", ".123456Z|.123456+00:00", "2026-11-23|2026-02-30",
            "\"v\":\"1\"|\"v\":1", "\"v\":\"1\"}|\"v\":\"1\",\"w\":1}", "\"s\":\"incident|\"s\":\"accident", "\"_sd\":[|\"_sd\":[\"x\",",
            "\"tags\":[|\"tags\":[\"zz:1\",", "\"f\":{|\"f\":{\"B\":1,", "\"id\":\"0198|\"id\":\"019G", "\"id\":\"0198f|\"id\":\"0198F"})
        void anythingButTheCanonicalBytesIsRefused(String from, @Nullable String to) {
            String bad = good.replace(from, to == null ? "" : to);
            assertThat(bad).isNotEqualTo(good);
            assertThatThrownBy(() -> Entry.parse(bad.getBytes(StandardCharsets.UTF_8))).isInstanceOf(Malformed.class);
        }

        @Test
        void theUnchangedBytesAreRead() {
            Entry entry = Entry.parse(good.getBytes(StandardCharsets.UTF_8));
            assertThat(entry.at()).isEqualTo(Instant.parse("2026-11-23T10:15:30.123456Z"));
            assertThat(entry.leafHash()).isEqualTo(Entry.leafHash(good.getBytes(StandardCharsets.UTF_8)));
        }
    }

    @ParameterizedTest
    @CsvSource({"2026-11-23T10:15:30.999999999Z,2026-11-23T10:15:30.999999Z", "1999-01-02T03:04:05Z,1999-01-02T03:04:05.000000Z",
        "1969-12-31T23:59:59.9999999Z,1969-12-31T23:59:59.999999Z", "0001-01-01T00:00:00Z,0001-01-01T00:00:00.000000Z"})
    void recordedInstantsAreCutToSixDigits(Instant instant, String text) {
        assertThat(LedgerTime.format(instant)).isEqualTo(text);
        assertThat(LedgerTime.parse(text)).isEqualTo(LedgerTime.truncate(instant));
    }

    private static EntryContent content(List<String> tags) {
        return EntryContent.of(ID, "incident.NoteAdded", "1", tags, null, null, Map.of("text", Hash.sha256("t")));
    }

    private static EntryContent randomContent(Random random) {
        Map<String, Hash> components = new TreeMap<>();
        random.ints(random.nextInt(8), 0, 1 << 20).forEach(i -> components.put("c" + Integer.toString(i, 36), Hash.sha256("c" + i)));
        List<String> tags = random.ints(random.nextInt(5), 0, 100).mapToObj(i -> "k" + i % 7 + ":\"\\" + i).toList();
        return EntryContent.of(new UUID(random.nextLong(), random.nextLong()).toString(), "a.B" + random.nextInt(9), "r\"" + random.nextInt(9), tags,
                random.nextBoolean() ? null : new UUID(random.nextLong(), random.nextLong()).toString(),
                random.nextBoolean() ? null : Hash.sha256("actor"), components);
    }
}
