package candor.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import candor.embedded.EmbeddedMongo;
import candor.embedded.EmbeddedMongoOptions;
import candor.launcher.Api.Answer;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** One jar as two processes, as compose.yaml runs it: one decides, the other answers; a store outside both. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class TwoRolesIT {
    private static final String INCIDENT = "019ac000-0000-7000-8000-00000000000a";

    @SuppressWarnings("NullAway.Init") // set before all tests
    private EmbeddedMongo store;

    @SuppressWarnings("NullAway.Init") // set before all tests
    private CandorProcess commandSide;

    @SuppressWarnings("NullAway.Init") // set before all tests
    private CandorProcess querySide;

    @BeforeAll
    void startBoth(@TempDir Path folder) throws IOException, InterruptedException {
        store = EmbeddedMongo.open(folder.resolve("store"), EmbeddedMongoOptions.defaults());
        String[] shared = {
            "--mongodb-uri", store.connectionString(), "--keep", folder.resolve("keep").toString(),
            "--candor.service-token-file=" + folder.resolve("service-token")
        };
        Path data = folder.resolve("command");
        commandSide = CandorProcess.start(data, with(shared, "--role", "command"));
        CandorProcess.Answer added = CandorProcess.run(
                data, Api.PASSWORD + "\n", "user", "add", Api.SIGN_IN_NAME, "--name", "Ada", "--role", "COMMANDER", "--mongodb-uri", store.connectionString());
        assertThat(added.exitCode()).as(added.output()).isZero();
        querySide = CandorProcess.start(folder.resolve("query"), with(shared, "--role", "query", "--candor.command-side.url=" + root(commandSide)));
    }

    private static String[] with(String[] shared, String... more) {
        String[] all = Arrays.copyOf(shared, shared.length + more.length);
        System.arraycopy(more, 0, all, shared.length, more.length);
        return all;
    }

    private static String root(CandorProcess server) {
        return server.address().resolve("/").toString().replaceAll("/$", "");
    }

    @AfterAll
    void stop() {
        if (querySide != null) {
            querySide.close();
        }
        if (commandSide != null) {
            commandSide.close();
        }
        if (store != null) {
            store.close();
        }
    }

    @Test
    void whatOneDecidesTheOtherShows() throws IOException, InterruptedException {
        try (Api deciding = new Api(commandSide.address()); Api answering = new Api(querySide.address())) {
            Answer declared = deciding.post("/api/incidents", "two-roles", "{\"incident\":\"" + INCIDENT + "\",\"kind\":\"INCIDENT\",\"summary\":\"Cards leak\"}");
            assertThat(declared.status()).isEqualTo(201);

            Awaitility.await().atMost(Duration.ofMinutes(1)).untilAsserted(() ->
                    assertThat(answering.get("/api/incidents/" + INCIDENT).body().path("row").path("summary").asText()).isEqualTo("Cards leak"));
        }
    }

    /** The file lies in the database that both reach. */
    @Test
    void aFileThatOneTakesInTheOtherHandsOut() throws IOException, InterruptedException {
        try (Api deciding = new Api(commandSide.address()); Api answering = new Api(querySide.address())) {
            String incident = "019ac000-0000-7000-8000-00000000000e";
            assertThat(deciding.post("/api/incidents", "file", "{\"incident\":\"" + incident + "\",\"kind\":\"INCIDENT\",\"summary\":\"Cards leak\"}").status()).isEqualTo(201);
            byte[] bytes = "GET /checkout".getBytes(StandardCharsets.UTF_8);
            String item = deciding.send(deciding.request("/api/incidents/" + incident + "/evidence").header("Content-Disposition", "attachment; filename=\"log\"")
                    .POST(HttpRequest.BodyPublishers.ofByteArray(bytes))).body().path("evidence").asText();

            Awaitility.await().atMost(Duration.ofMinutes(1)).untilAsserted(() ->
                    assertThat(answering.get("/api/evidence/" + item + "/content").response().body()).isEqualTo(bytes));
            assertThat(answering.post("/api/evidence/" + item + "/verify", "verify", "{}").body().path("outcome").asText()).isEqualTo("INTACT");
        }
    }

    /** Both read the account's own entries: a token is no secret of the side that made it. */
    @Test
    void aTokenOfTheOneWorksOnTheOtherUntilItIsRevoked() throws IOException, InterruptedException {
        try (Api deciding = new Api(commandSide.address()); Api answering = new Api(querySide.address())) {
            JsonNode issued = answering.post("/api/tokens", "token", "{\"name\":\"The build\"}").body();
            String bearer = "Bearer " + issued.path("secret").asText();
            assertThat(signedInBy(deciding, bearer, "/api/nothing")).isEqualTo(404);
            assertThat(signedInBy(answering, bearer, "/api/incidents")).isEqualTo(200);
            JsonNode known = Awaitility.await().until(() -> answering.get("/api/tokens").body().path(0), row -> !row.isMissingNode());
            assertThat(known.toString()).contains("The build").doesNotContain(issued.path("secret").asText());
            String account = known.path("account").path("account").asText();
            String revoke = "{\"token\":\"" + issued.path("token").asText() + "\",\"reason\":\"It stood in a chat\"}";

            assertThat(deciding.post("/api/accounts/" + account + "/revoke-api-token", "revoke", revoke).status()).isEqualTo(200);

            assertThat(signedInBy(deciding, bearer, "/api/nothing")).isEqualTo(401);
            Awaitility.await().atMost(Duration.ofMinutes(1)).until(() -> signedInBy(answering, bearer, "/api/incidents") == 401);
        }
    }

    private static int signedInBy(Api api, String bearer, String path) throws IOException, InterruptedException {
        return api.send(api.request(path).setHeader("Authorization", bearer).GET()).status();
    }

    /** It cannot sign: it waits for the checkpoint of the side that decides. */
    @Test
    void theSideThatAnswersGivesReceiptsOfWhatWasJustDecided() throws IOException, InterruptedException {
        try (Api deciding = new Api(commandSide.address()); Api answering = new Api(querySide.address())) {
            Answer declared = deciding.post("/api/incidents", "receipt", "{\"kind\":\"INCIDENT\",\"summary\":\"Cards leak again\"}");

            Answer receipt = answering.get("/api/ledger/proof/" + declared.position());

            assertThat(receipt.status()).as(querySide.output()).isEqualTo(200);
            assertThat(new String(receipt.response().body(), StandardCharsets.UTF_8)).startsWith("c2sp.org/tlog-proof@v1\nextra ").contains("\nindex " + declared.position() + "\n");
        }
    }

    @Test
    void theSideThatAnswersTakesNoCommandsOverItsApi() throws IOException, InterruptedException {
        try (Api answering = new Api(querySide.address())) {
            assertThat(answering.post("/api/incidents", "elsewhere", "{\"kind\":\"INCIDENT\",\"summary\":\"Cards leak\"}").status()).isIn(404, 405);
        }
    }

    @Test
    void theSideThatAnswersExportsThroughTheSideThatDecides() throws IOException, InterruptedException {
        whatOneDecidesTheOtherShows();
        try (Api answering = new Api(querySide.address())) {
            Answer trail = answering.post("/api/incidents/" + INCIDENT + "/trails", "trail-1", "{\"recipient\":\"The authority\"}");

            assertThat(trail.status()).as(querySide.output()).isIn(200, 201);
            assertThat(trail.header("Content-Type")).contains("zip");
        }
    }
}
