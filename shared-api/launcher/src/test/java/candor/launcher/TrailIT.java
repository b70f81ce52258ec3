package candor.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.zip.ZipFile;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** The sample's trail leaves the ledger and is judged by somebody who has nothing but the file, the key and the verifier. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class TrailIT {
    @SuppressWarnings("NullAway.Init") // set before all tests
    private Path folder;

    @SuppressWarnings("NullAway.Init") // set before all tests
    private CandorProcess server;

    @SuppressWarnings("NullAway.Init") // set before all tests
    private Path trail;

    @BeforeAll
    void exportTheTrailOfTheSample(@TempDir Path empty) {
        folder = empty;
        Path data = folder.resolve("data");
        server = CandorProcess.start(data);
        CandorProcess.addAccount(data, Api.SIGN_IN_NAME, "Ada", "COMMANDER");
        assertThat(CandorProcess.run(data, "", "demo").exitCode()).isZero();
        trail = folder.resolve("trail.zip");
        CandorProcess.Answer exported = CandorProcess.run(data, "", "export", referenceOfTheSample(), "--recipient", "The authority", "--out", trail.toString());
        assertThat(exported.exitCode()).as(exported.output()).isZero();
    }

    private String referenceOfTheSample() {
        try (Api api = new Api(server.address())) {
            return Awaitility.await().atMost(Duration.ofMinutes(1))
                    .until(() -> api.get("/api/incidents").body().path("items").path(0).path("reference").asText(), found -> !found.isEmpty());
        }
    }

    @AfterAll
    void stop() {
        if (server != null) {
            server.close();
        }
    }

    @Test
    void isVerifiedWithoutAServer() {
        CandorProcess.Answer verdict = verify(trail);

        assertThat(verdict.exitCode()).as(verdict.output()).isZero();
        assertThat(verdict.output()).contains("INCLUSION", "COMPLETENESS", "DISCLOSURES", "ERASURES").contains("sample/");
    }

    @Test
    void holdsTheLinkedSignalsToo() throws IOException {
        List<String> entries = new ArrayList<>();
        for (String line : file(trail, "entries.jsonl").split("\n")) {
            entries.add(new String(Base64.getDecoder().decode(new JsonMapper().readTree(line).path("entry").asText()), StandardCharsets.UTF_8));
        }

        assertThat(entries)
                .anyMatch(entry -> entry.contains("\"s\":\"signal:"))
                .anyMatch(entry -> entry.contains("\"t\":\"incident.DecisionSuperseded\""))
                .anyMatch(entry -> entry.contains("\"t\":\"task.PlaybookApplied\""))
                .anyMatch(entry -> entry.contains("\"t\":\"evidence.EvidenceTransferred\""))
                .last()
                .satisfies(entry -> assertThat(entry).contains("disclosure.TrailExported"));
    }

    @Test
    void isFoundOutWhenOneByteIsFlipped() throws IOException {
        byte[] bytes = Files.readAllBytes(trail);
        for (String place : new String[] {"\"entry\":\"", "\"disclosures\":[\"", "position,stream"}) {
            byte[] damaged = bytes.clone();
            damaged[indexOf(bytes, place) + place.length() + 20] ^= 1;
            Path copy = Files.write(folder.resolve("damaged.zip"), damaged);

            CandorProcess.Answer verdict = verify(copy);

            assertThat(verdict.exitCode()).as(place).isEqualTo(1);
            assertThat(verdict.output()).as(place).containsAnyOf("entries.jsonl", "timeline.csv");
        }
    }

    private CandorProcess.Answer verify(Path file) {
        return CandorProcess.runBare("verify", file.toString());
    }

    private static int indexOf(byte[] bytes, String text) {
        return new String(bytes, StandardCharsets.ISO_8859_1).indexOf(text);
    }

    private static String file(Path zip, String name) throws IOException {
        try (var files = new ZipFile(zip.toFile())) {
            var found = files.stream().filter(e -> e.getName().endsWith("/" + name)).findFirst().orElseThrow();
            return new String(files.getInputStream(found).readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
