package candor.command.incident.veris;

import static org.assertj.core.api.Assertions.assertThat;

import candor.DomainCommand;
import candor.RuleViolation;
import candor.command.importing.Importer;
import candor.command.importing.Outcome;
import candor.command.importing.Rejection;
import candor.command.importing.SourceRecord;
import candor.incident.DeclarationCommand.ImportIncident;
import candor.platform.command.Accepted;
import candor.platform.command.BodyHash;
import candor.platform.command.CommandPort;
import candor.platform.command.Issuance;
import candor.testimony.Occurred;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class VerisImportTest {
    private static final String RECORD =
            """
            {"_vcdb_file":"shop-1","schema_version":"1.3.7","security_incident":"Confirmed","summary":"A shop lost card data.",\
            "action":{"hacking":{"variety":["SQLi"]}},"actor":{"external":{}},"attribute":{},"asset":{"assets":[]},\
            "timeline":{"incident":{"year":2012,"month":8}},"victim":{"country":["US"]},"plus":{"created":"2015-03-08T05:52:48Z"}}""";

    private final RecordingPort port = new RecordingPort();
    private final VerisImport importing = new VerisImport(
            VerisImportTest::hash, Clock.fixed(Instant.parse("2026-01-01T03:00:00Z"), ZoneOffset.UTC), ZoneOffset.ofHours(-5));

    private static String hash(String text) {
        return BodyHash.of(text);
    }

    private Outcome take(SourceRecord source) {
        return new Importer(port, 0).begin(importing.map(source)).await();
    }

    private static final class RecordingPort implements CommandPort {
        private final List<ImportIncident> commands = new ArrayList<>();
        private final List<Issuance> issuances = new ArrayList<>();

        @Override
        public Accepted issue(DomainCommand command, Issuance issuance) {
            commands.add((ImportIncident) command);
            issuances.add(issuance);
            return new Accepted(List.of());
        }
    }

    @Nested
    class ARecord {
        @Test
        void becomesOneCommandThatKeepsTheRecordWhole() {
            Outcome outcome = take(record(RECORD));

            assertThat(outcome).isInstanceOf(Outcome.Taken.class);
            assertThat(port.commands).singleElement().satisfies(command -> {
                assertThat(command.sourceRecord().text()).contains(RECORD);
                assertThat(command.sourceDigest().text()).contains(hash(RECORD));
                assertThat(command.summary().text()).contains("A shop lost card data.");
                assertThat(command.originReference().text()).contains("shop-1");
            });
        }

        @Test
        void keepsItsMonthAndTheTimeItWasWrittenDown() {
            take(record(RECORD));

            assertThat(port.commands.getFirst().attribution()).satisfies(attribution -> {
                assertThat(attribution.occurred()).extracting(Occurred::begin).extracting(t -> t == null ? "" : t.stated()).isEqualTo("2012-08");
                assertThat(attribution.known()).isNotNull().extracting(t -> t == null ? "" : t.stated()).isEqualTo("2015-03-08T05:52:48");
            });
        }

        @Test
        void isNumberedInTheYearOfTheLedgersZone() {
            take(record(RECORD));

            assertThat(port.commands.getFirst().year()).isEqualTo(2025);
        }

        @Test
        void isTheSameCommandInEveryAttempt() {
            take(record(RECORD));
            take(record(RECORD));

            assertThat(port.issuances.get(0)).isEqualTo(port.issuances.get(1));
            assertThat(port.commands.get(0).incident()).isEqualTo(port.commands.get(1).incident());
        }

        @Test
        void withoutASummaryIsNamedByItsKey() {
            take(record(RECORD.replace("\"summary\":\"A shop lost card data.\",", "")));

            assertThat(port.commands.getFirst().summary().text()).contains("VERIS record shop-1");
        }

        @Test
        void withoutAKeyTakesTheNameOfItsFileAndElseItsDigest() {
            String bare = RECORD.replace("\"_vcdb_file\":\"shop-1\",", "");
            take(new SourceRecord("case-9.json", 1, "case-9", bare.getBytes(StandardCharsets.UTF_8)));
            take(record(bare));

            assertThat(port.commands.get(0).originReference().text()).contains("case-9");
            assertThat(port.commands.get(1).originReference().text()).contains(hash(bare));
        }
    }

    @Nested
    class ARecordThatCannotBeImported {
        @Test
        void saysWhyWithFileLineAndKey() {
            assertRejected(RECORD.replace("1.3.7", "1.2"), "shop-1", "only VERIS 1.3 and 1.4 can be read");
            assertRejected(RECORD.replace("\"year\":2012,", ""), "shop-1", "timeline.incident has no year");
            assertRejected("{\"summary\":", "?", "this is not JSON");
            assertRejected("[1]", "?", "this is no JSON object");
            assertRejected("{\"a\":1,\"a\":2}", "?", "this is not JSON");
            assertThat(port.commands).isEmpty();
        }

        @Test
        void thatIsNoUtf8IsNotGuessed() {
            Outcome outcome = take(new SourceRecord("f", 3, null, new byte[] {'{', (byte) 0xC3, '}'}));

            assertThat(((Outcome.Refused) outcome).rejection()).hasToString("f:3 (?): this is not UTF-8 text");
        }

        @Test
        void becauseARuleRefusesItSaysTheSentenceOfTheRule() {
            var refusing = new Importer(
                    (command, issuance) -> {
                        throw new RuleViolation("incident.some-rule", "The rule says no.");
                    }, 0);

            assertThat(refusing.begin(importing.map(record(RECORD))).await()).isEqualTo(new Outcome.Refused(new Rejection("f", 1, "shop-1", "The rule says no.")));
        }

        private void assertRejected(String text, String key, String reason) {
            Outcome outcome = take(record(text));

            assertThat(outcome).isInstanceOf(Outcome.Refused.class);
            Rejection rejection = ((Outcome.Refused) outcome).rejection();
            assertThat(rejection.key()).isEqualTo(key);
            assertThat(rejection.reason()).contains(reason);
        }
    }

    @Nested
    class SourceFiles {
        private final List<SourceRecord> read = new ArrayList<>();
        private final List<Rejection> rejected = new ArrayList<>();
        private final VerisFiles files = new VerisFiles(read::add, rejected::add);

        @Test
        void ofLinesAreReadWithTheirLineNumbersWithoutBlankOnes(@TempDir Path folder) throws IOException {
            files.read(Files.writeString(folder.resolve("a.jsonl"), "{}\n\n {}\n"));

            assertThat(read).extracting(SourceRecord::line).containsExactly(1L, 3L);
        }

        @Test
        void thatAreGzippedAreReadAsTheirContent(@TempDir Path folder) throws IOException {
            Path file = folder.resolve("a.jsonl.gz");
            try (var out = new GZIPOutputStream(Files.newOutputStream(file))) {
                out.write("{}\n{}".getBytes(StandardCharsets.UTF_8));
            }
            files.read(file);

            assertThat(read).hasSize(2);
        }

        @Test
        void inAFolderAreOneRecordEachInTheOrderOfTheirNames(@TempDir Path folder) throws IOException {
            Files.writeString(folder.resolve("b.json"), "{}");
            Files.writeString(folder.resolve("a.json"), "{}");
            Files.writeString(folder.resolve("readme.txt"), "no record");
            files.read(folder);

            assertThat(read).extracting(SourceRecord::name).containsExactly("a", "b");
        }

        @Test
        void withAnEndlessLineLoseThatLineOnly() throws IOException {
            String lines = "{}\n" + "x".repeat(VerisFiles.LARGEST_RECORD + 1) + "\n{}\n";
            files.readLines("big", new ByteArrayInputStream(lines.getBytes(StandardCharsets.UTF_8)));

            assertThat(read).extracting(SourceRecord::line).containsExactly(1L, 3L);
            assertThat(rejected).singleElement().satisfies(r -> assertThat(r.line()).isEqualTo(2));
        }
    }

    private static SourceRecord record(String text) {
        return new SourceRecord("f", 1, null, text.getBytes(StandardCharsets.UTF_8));
    }
}
