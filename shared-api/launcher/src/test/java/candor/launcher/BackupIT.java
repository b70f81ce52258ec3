package candor.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import candor.ledger.bag.BagFiles;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A backup made beside a running server begins a new installation, with the old one's people and incidents. */
class BackupIT {
    private static final String STAFF = "Ozymandrel Pfefferkuss";
    private static final String STAFF_SIGNS_IN = "ozy.pfefferkuss@example.org";
    private static final String ALERT = "{\"id\":\"f-1\",\"title\":\"Port scan\"}";
    private static final String EVIDENCE = "some evidence";
    private static final String INCIDENT = "0198f1c2-7c3a-7d1e-9a44-1c8b2f4a6d10";

    @Test
    void beginsANewInstallationThatKnowsEverythingAcknowledgedBefore(@TempDir Path folder) throws Exception {
        Path data = folder.resolve("data");
        Path keep = folder.resolve("data-keep");
        Path restored = folder.resolve("restored");
        Path backups = Files.createDirectory(folder.resolve("backups"));
        Path old = folder.resolve("old.zip");
        String oldKey;
        String item;
        long position;
        AlertSender monitoring;
        try (CandorProcess server = CandorProcess.start(data); Api api = new Api(server.address())) {
            CandorProcess.addAccount(data, Api.SIGN_IN_NAME, "Ada", "COMMANDER,ADMINISTRATOR");
            monitoring = register(api);
            assertThat(monitoring.send(server.address(), "before", ALERT)).isEqualTo(200);
            assertThat(api.post("/api/incidents", "declare", "{\"incident\":\"" + INCIDENT + "\",\"kind\":\"INCIDENT\",\"summary\":\"Cards leak\"}").status()).isEqualTo(201);
            item = api.send(api.request("/api/incidents/" + INCIDENT + "/evidence").header("Content-Disposition", "attachment; filename=\"log\"")
                    .POST(HttpRequest.BodyPublishers.ofString(EVIDENCE))).body().path("evidence").asText();
            position = note(api, "before").position();
            export(data, api, old);
            oldKey = CandorProcess.run(data, "", "keys", "list").output().split(" ")[0];
            CandorProcess.Answer made = CandorProcess.run(data, "", "backup", backups.toString());
            assertThat(made.exitCode()).as(made.output()).isZero();
            assertThat(made.output()).contains("entries of the log candor.invalid/").contains("keep folder");
            assertThat(note(api, "after").status()).isEqualTo(200);
            // Who is asked to stop signs once more: only what was signed is known to be lost.
            server.terminate();
        }
        Path backup = only(backups);

        CandorProcess.Answer answer = CandorProcess.run(restored, "", "restore", backup.toString(), "--keep", keep.toString());

        assertThat(answer.exitCode()).as(answer.output()).isZero();
        assertThat(answer.output()).contains("is a new log").contains("restored 1 files of evidence").contains("evidence: 1 file is named, not hashed, 0 wrong").contains("that came after the backup are lost").contains("everything fits");
        assertThat(CandorProcess.run(restored, "", "restore", backup.toString(), "--keep", keep.toString())).satisfies(again -> {
            assertThat(again.exitCode()).isEqualTo(1);
            assertThat(again.output()).contains("is not empty").hasLineCount(1);
        });
        try (CandorProcess server = CandorProcess.start(restored, "--keep", keep.toString()); Api api = new Api(server.address())) {
            assertThat(note(api, "before").position()).as("a command that was answered before the backup is answered the same").isEqualTo(position);
            assertThat(note(api, "after").position()).as("one that came after it is new, behind that of the export and the one that names the old log").isEqualTo(position + 3);
            assertThat(monitoring.send(server.address(), "after", ALERT)).as("the secret is stored nowhere and yet the same").isEqualTo(200);
            Awaitility.await().atMost(Duration.ofMinutes(1)).ignoreExceptions().untilAsserted(() ->
                    assertThat(api.get("/api/incidents/" + INCIDENT).body().path("row").path("counts").path("notes").asLong()).isEqualTo(2));
            Path trail = export(restored, api, folder.resolve("new.zip"));
            assertThat(api.get("/api/evidence/" + item + "/content").response().body()).isEqualTo(EVIDENCE.getBytes(StandardCharsets.UTF_8));
            Files.writeString(fileOf(restored), "some evidencE");
            CandorProcess.Answer hashed = CandorProcess.run(restored, "", "fsck", "--hash-evidence");
            assertThat(hashed.output()).contains("evidence: EV-1 of the entry at position " + (position - 1) + ": its file has changed");
            assertThat(hashed.exitCode()).isEqualTo(1);
            CandorProcess.Answer verified = CandorProcess.runBare("verify", trail.toString(), "--earlier", checkpoint(old).toString(), "--earlier-key", oldKey);
            assertThat(verified.output()).contains("begun from another log").contains("\nVERIFIED");
        }
    }

    private static AlertSender register(Api api) throws IOException, InterruptedException {
        JsonNode handed = api.post("/api/signal-sources", "source", "{\"name\":\"Monitoring\",\"channel\":\"SECURITY_MONITORING\",\"form\":\"PLAIN\"}").body();
        return new AlertSender(handed.path("address").asText(), handed.path("secret").asText());
    }

    private static Path fileOf(Path data) throws IOException {
        try (Stream<Path> files = Files.walk(data.resolve("evidence"))) {
            return files.filter(Files::isRegularFile).findFirst().orElseThrow();
        }
    }

    private static Path export(Path data, Api api, Path out) {
        CandorProcess.Answer exported = CandorProcess.run(data, "", "export", api.reference(INCIDENT), "--recipient", "The authority", "--out", out.toString());
        assertThat(exported.exitCode()).as(exported.output()).isZero();
        return out;
    }

    /** What a recipient keeps of a trail. */
    private static Path checkpoint(Path trail) throws IOException {
        try (FileSystem zip = FileSystems.newFileSystem(trail); Stream<Path> files = Files.walk(zip.getPath("/"))) {
            Path inside = files.filter(file -> file.endsWith(BagFiles.CHECKPOINT)).findFirst().orElseThrow();
            return Files.write(trail.resolveSibling("kept-checkpoint"), Files.readAllBytes(inside));
        }
    }

    @Test
    void isRefusedInOneSentenceWhereItCannotBe(@TempDir Path folder) throws Exception {
        Path data = folder.resolve("data");
        Path backup = folder.resolve("backup.zip");
        CandorProcess.addAccount(data, Api.SIGN_IN_NAME, "Ada", "COMMANDER");
        assertThat(CandorProcess.run(data, "", "backup", backup.toString()).exitCode()).as("without a server too").isZero();
        Path restored = folder.resolve("restored");

        CandorProcess.Answer withoutKeep = CandorProcess.run(restored, "", "restore", backup.toString());
        byte[] bytes = Files.readAllBytes(backup);
        Files.write(backup, Arrays.copyOf(bytes, bytes.length / 2));
        CandorProcess.Answer cutOff = CandorProcess.run(restored, "", "restore", backup.toString(), "--keep", folder.resolve("data-keep").toString());

        assertThat(withoutKeep.exitCode()).isEqualTo(1);
        assertThat(withoutKeep.output()).contains("--keep").hasLineCount(1);
        assertThat(cutOff.exitCode()).isEqualTo(1);
        assertThat(cutOff.output()).contains("the end of backup.zip is missing").hasLineCount(1);
        try (Stream<Path> left = Files.list(restored)) {
            assertThat(left).isEmpty();
        }
    }

    @Test
    void doesNotBringBackWhoWasErasedSince(@TempDir Path folder) throws Exception {
        Path data = folder.resolve("data");
        Path keep = folder.resolve("data-keep");
        Path restored = folder.resolve("restored");
        Path backup = folder.resolve("backup.zip");
        try (CandorProcess server = CandorProcess.start(data); Api api = new Api(server.address())) {
            CandorProcess.addAccount(data, Api.SIGN_IN_NAME, "Ada Marsh", "administrator,privacy-officer,commander");
            CandorProcess.addAccount(data, STAFF_SIGNS_IN, STAFF, "responder");
            assertThat(CandorProcess.run(data, "", "backup", backup.toString()).exitCode()).isZero();
            String account = accountOf(api, STAFF);
            assertThat(api.post("/api/accounts/" + account + "/close-account", "close", "{\"reason\":\"They left\"}").status()).isEqualTo(200);
            assertThat(api.post("/api/requests/erasure", "erase", "{\"request\":\"staff\",\"subject\":\"" + account + "\",\"reason\":\"They ask\"}").status()).isBetween(200, 201);
            Awaitility.await().atMost(Duration.ofMinutes(1)).until(() -> api.get("/api/requests/staff").body().path("state").asText().equals("ERASED"));
        }
        CandorProcess.Answer answer = CandorProcess.run(restored, "", "restore", backup.toString(), "--keep", keep.toString());

        assertThat(answer.output()).contains("1 erasures younger than the backup").contains("everything fits");
        assertNoTrace(restored);
        try (CandorProcess server = CandorProcess.start(restored, "--keep", keep.toString())) {
            Awaitility.await().atMost(Duration.ofMinutes(1)).pollInterval(Duration.ofSeconds(1)).untilAsserted(() ->
                    assertThat(CandorProcess.run(restored, "", "fsck").output()).contains("everything fits").doesNotContain("under way").doesNotContain("erased 0"));
            server.terminate();
        }
        assertNoTrace(restored);
    }

    private static void assertNoTrace(Path folder) throws IOException {
        assertThat(ErasureIT.filesWith(folder, STAFF)).isEmpty();
        assertThat(ErasureIT.filesWith(folder, STAFF_SIGNS_IN)).isEmpty();
    }

    private static String accountOf(Api api, String name) throws IOException, InterruptedException {
        JsonNode accounts = api.get("/api/accounts").body();
        return StreamSupport.stream((accounts.isArray() ? accounts : accounts.path("items")).spliterator(), false)
                .filter(row -> row.toString().contains(name)).findFirst().orElseThrow().path("account").asText();
    }

    private static Api.Answer note(Api api, String key) throws IOException, InterruptedException {
        return api.post("/api/incidents/" + INCIDENT + "/add-note", key, "{\"text\":\"written " + key + "\"}");
    }

    private static Path only(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.reduce((one, other) -> {
                throw new AssertionError("more than one file");
            }).orElseThrow();
        }
    }
}
