package candor.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import candor.launcher.CandorProcess.Answer;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The whole product, with a witness that somebody else runs and a signing key that is replaced on the way. */
class WitnessedTrailIT {

    private static final String INCIDENT = "019ac000-0000-7000-8000-000000000001";

    @Test
    void aTrailIsCosignedAndStaysVerifiableWhileTheKeyIsReplaced(@TempDir Path folder) throws Exception {
        Path data = folder.resolve("data");
        Path others = folder.resolve("others");
        String first = CandorProcess.run(data, "", "keys", "list").output().strip();
        List<String> witnessKeys = CandorProcess.run(others, "", "witness", "key", "--name", "witness.example/w").output().lines().toList();
        try (CandorProcess witness = CandorProcess.startCommand(folder, "witness", "--data", others.toString(), "--listen", "127.0.0.1:0", "--log", first)) {
            String url = " " + witness.address() + "\n";
            String witnesses = "witness W1 %s%switness W2 %s%sgroup both all W1 W2\nquorum both\n".formatted(witnessKeys.get(0), url, witnessKeys.get(1), url);
            Path own = Files.writeString(folder.resolve("own-policy"), witnesses);
            Path given = Files.writeString(folder.resolve("given-policy"), "log " + first + "\n" + witnesses);
            try (CandorProcess server = CandorProcess.start(data, "--candor.witness.policy=" + own, "--candor.witness.patience=20s"); Api api = new Api(server.address())) {
                CandorProcess.addAccount(data, Api.SIGN_IN_NAME, "Ada", "COMMANDER");
                assertThat(api.post("/api/incidents", "one", "{\"incident\":\"" + INCIDENT + "\",\"kind\":\"INCIDENT\",\"summary\":\"Cards leak\"}").status()).isEqualTo(201);
                String reference = api.reference(INCIDENT);

                Path cosigned = export(data, reference, folder.resolve("cosigned.zip"));
                assertThat(verify(cosigned, "--policy", given.toString()).output()).contains("WITNESSES     ok: cosigned by W1").contains("W2").endsWith("VERIFIED\n");
                assertThat(verify(cosigned, "--key", first).output()).contains("WITNESSES     on the operator's word: cosigned by W1");

                Answer rotated = CandorProcess.run(data, "", "keys", "rotate");
                assertThat(rotated.exitCode()).as(rotated.output()).isZero();
                String second = CandorProcess.run(data, "", "keys", "list").output().lines().findFirst().orElseThrow().split(" ")[0];
                assertThat(second).isNotEqualTo(first);
                Path both = export(data, reference, folder.resolve("both.zip"));
                assertThat(List.of(verify(both, "--key", first).exitCode(), verify(both, "--key", second).exitCode(), verify(both, "--policy", given.toString()).exitCode())).containsOnly(0);
                assertThat(CandorProcess.run(data, "", "keys", "rotate").output()).contains("two keys sign already");
            }
            try (CandorProcess server = CandorProcess.start(data); Api api = new Api(server.address())) {
                requireTheSameAgain(api, folder.resolve("cosigned.zip"));
                Map<Path, byte[]> before = signingKeys(folder.resolve("data-keep"));
                Answer retired = CandorProcess.run(data, "", "keys", "retire");
                assertThat(retired.exitCode()).as(retired.output()).isZero();
                interruptedBehindTheEntry(before, first);
                Answer between = CandorProcess.run(data, "", "fsck");
                assertThat(between.exitCode()).as(between.output()).isZero();
                assertThat(between.output()).contains("UNFINISHED the retirement of a log key").contains("\"candor keys retire\" ends it").contains("everything fits");
                Answer again = CandorProcess.run(data, "", "keys", "retire");
                assertThat(again.output()).as("one entry, one size").isEqualTo(retired.output());
                assertThat(server.isReady()).isTrue();
                String keys = CandorProcess.run(data, "", "keys", "list").output();
                Path alone = export(data, api.reference(INCIDENT), folder.resolve("alone.zip"));
                assertThat(verify(alone, "--key", Files.writeString(folder.resolve("keys"), keys).toString()).exitCode()).isZero();
                assertThat(verify(alone, "--key", first).output()).contains("no known key signed this");
                assertThat(verify(alone).output()).contains("WITNESSES     operator-asserted only");
            }
        }
        assertThat(CandorProcess.run(data, "", "fsck").output()).contains("everything fits").doesNotContain("UNFINISHED");
    }

    /** The list of the log's keys and their private halves. */
    private static Map<Path, byte[]> signingKeys(Path keep) throws IOException {
        Map<Path, byte[]> keys = new HashMap<>();
        try (DirectoryStream<Path> files = Files.newDirectoryStream(keep, "log-*.{keys,key}")) {
            for (Path file : files) {
                keys.put(file, Files.readAllBytes(file));
            }
        }
        return keys;
    }

    /** As if the process had ended when the log said that the key is retired, and the folder did not yet. */
    private static void interruptedBehindTheEntry(Map<Path, byte[]> before, String retiring) throws IOException {
        for (Map.Entry<Path, byte[]> file : before.entrySet()) {
            Files.write(file.getKey(), file.getValue());
            if (file.getKey().toString().endsWith(".keys")) {
                Files.writeString(Path.of(file.getKey().toString().replace(".keys", ".retiring")), retiring);
            }
        }
    }

    /** The policy in force has changed since: what was exported under another is not to change with it. */
    private static void requireTheSameAgain(Api api, Path first) throws Exception {
        String trail = StreamSupport.stream(api.get("/api/incidents/" + INCIDENT + "/trails").body().spliterator(), false)
                .min(Comparator.comparingLong(row -> row.path("position").asLong())).orElseThrow().path("trail").asText();
        var again = api.get("/api/incidents/" + INCIDENT + "/trails/" + trail);
        assertThat(again.status()).as(again.body().toString()).isEqualTo(200);
        assertThat(again.response().body()).isEqualTo(Files.readAllBytes(first));
    }

    private static Path export(Path data, String reference, Path out) {
        Answer exported = CandorProcess.run(data, "", "export", reference, "--recipient", "The authority", "--out", out.toString());
        assertThat(exported.exitCode()).as(exported.output()).isZero();
        return out;
    }

    private static Answer verify(Path trail, String... options) {
        var command = new ArrayList<>(List.of("verify", trail.toString()));
        command.addAll(List.of(options));
        return CandorProcess.runBare(command.toArray(String[]::new));
    }
}
