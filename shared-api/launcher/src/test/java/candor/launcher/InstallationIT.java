package candor.launcher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What happens to an installation in its life: stopped, interrupted, started twice, started on the wrong Java. */
class InstallationIT {
    private static final int RECORDS = 400;

    @Test
    void whoIsAskedToStopSignsALastCheckpoint(@TempDir Path folder) throws Exception {
        Path data = folder.resolve("data");
        try (CandorProcess server = CandorProcess.start(data)) {
            addAccount(data);
            try (Api api = new Api(server.address())) {
                assertThat(api.post("/api/incidents", "stop", "{\"kind\":\"INCIDENT\",\"summary\":\"Cards leak\"}").status()).isEqualTo(201);
            }
            server.terminate();
        }
        assertThat(CandorProcess.run(data, "", "fsck").output()).contains("0 entries after it").contains("everything fits");
    }

    @Test
    void anImportThatIsCutShortIsFinishedByRunningItAgain(@TempDir Path folder) throws Exception {
        Path data = folder.resolve("data");
        Path records = Files.writeString(folder.resolve("records.jsonl"), IntStream.range(0, RECORDS).mapToObj(InstallationIT::record).collect(Collectors.joining("\n")));
        try (CandorProcess server = CandorProcess.start(data); Api api = new Api(server.address())) {
            addAccount(data);
            Thread importing = Thread.ofVirtual().start(() -> CandorProcess.run(data, "", "import", "veris", records.toString()));
            Awaitility.await().atMost(Duration.ofMinutes(1)).pollInterval(Duration.ofMillis(20)).until(() -> imported(api) > 20);
            server.kill();
            importing.join();
        }
        try (CandorProcess server = CandorProcess.start(data); Api api = new Api(server.address())) {
            assertThat(CandorProcess.run(data, "", "import", "veris", records.toString()).output()).contains("0 rejected");
            Awaitility.await().atMost(Duration.ofMinutes(1)).untilAsserted(() -> assertThat(imported(api)).isEqualTo(RECORDS));
            assertThat(references(api)).hasSize(RECORDS).contains("0001", "0400");
            theirOwnHistoryComesFromATable(data, api, folder);
            whatOthersKnowWaitsInTheInbox(data, api, folder);
        }
        assertThat(CandorProcess.run(data, "", "fsck").exitCode()).isZero();
    }

    /** Suggested, corrected, tried without a trace, imported, and imported again. */
    private static void theirOwnHistoryComesFromATable(Path data, Api api, Path folder) throws Exception {
        Path table = Files.writeString(folder.resolve("history.csv"), """
                Ticket;Titel;Datum;Prio;Betroffene;Beschreibung
                T-1;Kartendaten;06.04.2018 09:48;hoch;9.400;"zwei
                Zeilen"
                T-2;Mailkonto;04.05.2019 11:00;niedrig;;=cmd
                T-3;Laptop;bald;hoch;;
                T-1;Kartendaten;06.04.2018 09:48;hoch;1;"anders"
                """);
        CandorProcess.Answer suggested = CandorProcess.run(data, "", "import", "csv", table.toString(), "--suggest");
        assertThat(suggested.exitCode()).as(suggested.output()).isZero();
        Path mapping = Files.writeString(folder.resolve("mapping.json"), suggested.output().substring(suggested.output().indexOf('{')));
        long before = nextPosition(api);

        CandorProcess.Answer dry = CandorProcess.run(data, "", "import", "csv", table.toString(), "--mapping", mapping.toString(), "--dry-run");
        assertThat(dry.output()).contains("would be rejected history.csv:5 (T-3): column \"Datum\": \"bald\" is no date of the form dd.MM.yyyy HH:mm")
                .contains("would be rejected history.csv:6 (T-1): this record was imported before with other content")
                .contains("2 would be imported as 7 events, 0 already there, 2 would be rejected");
        assertThat(nextPosition(api)).as("a dry run writes nothing").isEqualTo(before + 1);
        CandorProcess.Answer real = CandorProcess.run(data, "", "import", "csv", table.toString(), "--mapping", mapping.toString());
        assertThat(real.exitCode()).isEqualTo(1);
        assertThat(real.output()).contains("2 imported as 7 events, 0 already there, 2 rejected");
        assertThat(nextPosition(api)).isEqualTo(before + 9);
        assertThat(CandorProcess.run(data, "", "import", "csv", table.toString(), "--mapping", mapping.toString()).output()).contains("0 imported as 0 events, 2 already there, 2 rejected");
        assertThat(CandorProcess.run(data, "", "import", "csv", table.toString(), "--mapping", mapping.toString(), "--dry-run").output())
                .contains("0 would be imported as 0 events, 2 already there, 2 would be rejected");
        assertThat(CandorProcess.run(data, "", "import", "csv", table.toString()).exitCode()).isEqualTo(2);
        Awaitility.await().atMost(Duration.ofMinutes(1)).untilAsserted(() -> assertThat(api.get("/api/figures?origin=csv").body().path("incidents").asInt()).isEqualTo(2));
    }

    /** A feed of others becomes signals, once. */
    private static void whatOthersKnowWaitsInTheInbox(Path data, Api api, Path folder) throws Exception {
        Path feed = Files.createDirectory(folder.resolve("feed"));
        Files.writeString(feed.resolve("event.json"), "{\"Event\":{\"uuid\":\"5b646415-7b48-40d5-86b4-c0070acd0835\",\"info\":\"Skimmers at ticket shops\",\"timestamp\":\"1769900000\","
                + "\"Attribute\":[{\"uuid\":\"a\",\"type\":\"domain\",\"to_ids\":true,\"value\":\"evil.example\"}]}}");
        Files.writeString(feed.resolve("torn.json"), "{\"Event\":");
        Path bundle = Files.writeString(folder.resolve("bundle.json"), "{\"type\":\"bundle\",\"id\":\"bundle--1\",\"objects\":[{\"type\":\"url\",\"id\":\"url--1\",\"value\":\"http://evil.example\"}]}");

        CandorProcess.Answer first = CandorProcess.run(data, "", "import", "misp", feed.toString());
        assertThat(first.exitCode()).isEqualTo(1);
        assertThat(first.output()).contains("rejected torn.json:1 (torn): This is no JSON document (line 1)").contains("1 imported as 1 events, 0 already there, 1 rejected");
        assertThat(CandorProcess.run(data, "", "import", "misp", feed.toString()).output()).contains("0 imported as 0 events, 1 already there, 1 rejected");
        Files.writeString(feed.resolve("event.json"), Files.readString(feed.resolve("event.json")).replace("1769900000", "1769900001"));
        assertThat(CandorProcess.run(data, "", "import", "misp", feed.resolve("event.json").toString()).output()).contains("1 imported as 1 events");
        assertThat(CandorProcess.run(data, "", "import", "stix", bundle.toString(), bundle.toString()).output()).contains("1 imported as 1 events, 1 already there, 0 rejected");
        assertThat(CandorProcess.run(data, "", "import", "stix", feed.resolve("event.json").toString()).output()).contains("this is no STIX: import it with \"candor import misp\"");
        Awaitility.await().atMost(Duration.ofMinutes(1)).untilAsserted(() -> assertThat(api.get("/api/signals").body().toString())
                .contains("Skimmers at ticket shops", "1 indicator is meant for detection: 1 domain.", "STIX bundle bundle--1"));
    }

    /** Where the next entry stands: that of a report, which is one. */
    private static long nextPosition(Api api) throws IOException, InterruptedException {
        Api.Answer report = api.post("/api/reports", UUID.randomUUID().toString(), "{\"text\":\"Somebody looks\",\"confidential\":false}");
        assertThat(report.status()).as(report.body().toString()).isEqualTo(201);
        return report.position();
    }

    /** An auditor's whole round: let in from the command line, reading tiles, shut out; and a damaged tile made again. */
    @Test
    void anAuditorIsLetInAndShutOutFromTheCommandLine(@TempDir Path folder) throws Exception {
        Path data = folder.resolve("data");
        String day = LocalDate.now(ZoneOffset.UTC).plusDays(1).toString();
        try (CandorProcess server = CandorProcess.start(data); Api api = new Api(server.address())) {
            addAccount(data);
            CandorProcess.Answer added = CandorProcess.run(data, "", "auditor", "add", "Audit & Sons", "--until", day);
            assertThat(added.exitCode()).as(added.output()).isZero();
            String token = added.output().lines().filter(line -> line.startsWith("candor_")).findFirst().orElseThrow();
            String tiles = api.get("/api/ledger").body().path("tiles").asText();
            HttpRequest.Builder tile = HttpRequest.newBuilder(server.address().resolve(tiles + "tile/0/000.p/1"));
            try (HttpClient client = HttpClient.newHttpClient()) {
                Awaitility.await().untilAsserted(() -> assertThat(client.send(tile.copy().header("Authorization", "Bearer " + token).build(),
                        HttpResponse.BodyHandlers.ofByteArray()).body()).hasSize(32));
                assertThat(client.send(tile.build(), HttpResponse.BodyHandlers.discarding()).statusCode()).isEqualTo(401);
                // Two where midnight came between the two requests.
                assertThat(CandorProcess.run(data, "", "auditor", "list").output()).contains("until " + day).containsPattern("used on (1 day|2 days),")
                        .doesNotContain(token.substring(40));
                assertThat(CandorProcess.run(data, "", "auditor", "revoke", token.substring(7, 39), "--reason", "the audit is over").exitCode()).isZero();
                assertThat(client.send(tile.header("Authorization", "Bearer " + token).build(), HttpResponse.BodyHandlers.discarding()).statusCode()).isEqualTo(401);
            }
            try (Stream<Path> logs = Files.walk(data.resolve("logs"))) {
                assertThat(logs.filter(Files::isRegularFile)).isNotEmpty().allSatisfy(log -> assertThat(Files.readString(log)).doesNotContain(token.substring(40)));
            }
            assertThat(CandorProcess.run(data, "", "auditor", "add", "X", "--until", "yesterday").exitCode()).isEqualTo(1);
            assertThat(CandorProcess.run(data, "", "fsck", "--repair").output()).contains("tiles 0", "everything fits");
        }
    }

    private static void addAccount(Path data) {
        CandorProcess.addAccount(data, Api.SIGN_IN_NAME, "Ada", "COMMANDER,EXECUTIVE");
    }

    private static int imported(Api api) throws IOException, InterruptedException {
        return api.get("/api/figures?origin=veris").body().path("incidents").asInt(-1);
    }

    private static Set<String> references(Api api) throws IOException, InterruptedException {
        var numbers = new HashSet<String>();
        String cursor = "";
        do {
            JsonNode page = api.get("/api/incidents?size=200" + cursor).body();
            page.path("items").forEach(row -> numbers.add(row.path("reference").asText().split("-")[2]));
            cursor = page.hasNonNull("next") ? "&after=" + page.path("next").asText() : "";
        } while (!cursor.isEmpty());
        return numbers;
    }

    private static String record(int number) {
        return "{\"_vcdb_file\":\"made-up-" + number + "\",\"schema_version\":\"1.3.7\",\"security_incident\":\"Confirmed\",\"summary\":\"Made up " + number
                + "\",\"action\":{\"hacking\":{}},\"actor\":{\"external\":{}},\"timeline\":{\"incident\":{\"year\":2020}},\"victim\":{\"country\":[\"GB\"]}}";
    }

    @Test
    void aSecondServerOnTheSameFolderIsRefusedInOneSentence(@TempDir Path folder) {
        Path data = folder.resolve("data");
        try (CandorProcess server = CandorProcess.start(data)) {
            assertThat(server.isReady()).isTrue();
            CandorProcess.Answer second = CandorProcess.run(data, "", "serve", "--port", "0");

            assertThat(second.exitCode()).isEqualTo(2);
            assertThat(second.output().strip().lines()).hasSize(1);
        }
    }

    /** As the services of compose.yaml start it, without the script and what was unpacked for it. */
    @Test
    void theOneJarServesByItself(@TempDir Path folder) throws Exception {
        try (CandorProcess server = CandorProcess.startJar(folder.resolve("data"))) {
            assertThat(server.isReady()).isTrue();
            assertThat(server.terminate()).isBetween(0, 143);
        }
    }

    @Test
    void aCacheOfTheTrainingRunIsThereAndUsed(@TempDir Path folder) throws Exception {
        Path log = folder.resolve("aot.log");
        CandorProcess.Answer version = CandorProcess.runBare(Map.of("CANDOR_JAVA_OPTIONS", "-Xlog:class+load:file=" + log), "--version");

        assertThat(version.exitCode()).isZero();
        assertThat(version.output().strip().lines()).hasSize(1);
        assertThat(Files.readString(log)).containsPattern("candor\\.platform\\.cli\\.CandorCommand source: shared objects file");
    }

    @Test
    void anOlderJavaIsToldWhatIsMissing() throws Exception {
        Path older = olderJava();
        assumeTrue(Files.isExecutable(older), "no Java older than 25 is installed under /usr/lib/jvm");
        Process process = new ProcessBuilder(older.toString(), "-jar", CandorProcess.jar().toString()).redirectErrorStream(true).start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

        assertThat(process.waitFor(2, TimeUnit.MINUTES)).isTrue();
        assertThat(process.exitValue()).isEqualTo(2);
        assertThat(said.strip().lines()).hasSize(1);
        assertThat(said).contains("25");
    }

    private static Path olderJava() throws IOException {
        Path installed = Path.of("/usr/lib/jvm");
        if (!Files.isDirectory(installed)) {
            return installed.resolve("none");
        }
        try (Stream<Path> homes = Files.list(installed)) {
            return homes.filter(home -> home.getFileName().toString().matches(".*\\b(8|11|17|21)\\b.*")).map(home -> home.resolve("bin/java"))
                    .filter(Files::isExecutable).findFirst().orElse(installed.resolve("none"));
        }
    }
}
