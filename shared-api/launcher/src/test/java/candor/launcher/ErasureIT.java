package candor.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Canaries: words that occur nowhere else are put into every kind of personal and free-text field, through the product, and erased through
 * it. Afterwards every file of the installation is searched for them.
 */
class ErasureIT {
    private static final String REPORTER = "Quetzalwyn Thornbrakker";
    private static final String STAFF = "Ozymandrel Pfefferkuss";
    private static final String STAFF_SIGNS_IN = "ozy.pfefferkuss@example.org";
    private static final String REPORTER_WRITES_FROM = "quetzalwyn.t@example.net";
    private static final String CARD = "4111-9238-zyx-canary-card";
    private static final List<String> CANARIES = List.of(REPORTER, REPORTER_WRITES_FROM, STAFF, STAFF_SIGNS_IN, CARD);

    @TempDir
    private Path folder = Path.of("");

    @Test
    void leavesNoTraceOfWhatWasErasedInAnyFile() throws Exception {
        Path data = folder.resolve("data");
        try (CandorProcess server = CandorProcess.start(data)) {
            CandorProcess.addAccount(data, "ada", "Ada Marsh", "administrator,privacy-officer,commander,counsel");
            CandorProcess.addAccount(data, "ben", "Ben Okafor", "privacy-officer");
            CandorProcess.addAccount(data, STAFF_SIGNS_IN, STAFF, "responder");
            try (Api ada = new Api(server.address()); Api ben = new Api(server.address(), "ben"); Api staff = new Api(server.address(), STAFF_SIGNS_IN)) {
                tell(ada, staff);
                assertThat(CandorProcess.run(data, "", "export", ada.reference("i1"), "--recipient", "The authority", "--out", folder.resolve("before.zip").toString()).exitCode()).isZero();
                Files.delete(folder.resolve("before.zip"));
                for (String canary : CANARIES) {
                    assertThat(filesWith(data, canary)).as("the search finds what is there").isNotEmpty();
                }
                String token = staff.post("/api/tokens", "k11", "{\"name\":\"A program\"}").body().path("secret").asText();
                assertThat(shown(ada, token)).isEqualTo(200);
                String reporter = subjectOfReporter(data);
                assertHolds(ada, reporter);
                eraseField(ada, ben);
                erase(ada, "reporter", reporter);
                assertThat(CandorProcess.run(data, REPORTER_WRITES_FROM + "\n", "person").exitCode()).as("nobody is found any more").isOne();
                assertRepeatingBringsNothingBack(ada);
                erase(ada, "staff", closedAccountOfStaff(ada));
                assertThat(ada.get("/api/incidents/i1/timeline").response().body()).asString(StandardCharsets.UTF_8).contains("erased").doesNotContain(CANARIES);
                assertThat(staff.get("/api/incidents").status()).isEqualTo(401);
                assertThat(shown(ada, token)).as("a token of somebody who is erased").isEqualTo(401);
                assertAnEarlierTrailIsNotMadeAgain(ada);
            }
            assertNoTrace(data, "while the server runs");
            assertThat(server.terminate()).isBetween(0, 143);
        }
        assertNoTrace(data, "after it has stopped");
        assertProofsStillHold(data);
        assertNoTrace(data, "after a restart, an export and a repeated request");
    }

    private static final String CALLED = "{\"text\":\"The bank called\",\"attribution\":{\"by\":\"" + REPORTER + " <" + REPORTER_WRITES_FROM + ">\",\"means\":\"PHONE\"}}";

    private static void tell(Api ada, Api staff) throws Exception {
        accepted(ada.post("/api/incidents", "k1", "{\"incident\":\"i1\",\"kind\":\"INCIDENT\",\"summary\":\"Cards leak\"}"));
        accepted(staff.post("/api/incidents/i1/add-note", "k2", "{\"text\":\"The customer's card is " + CARD + "\"}"));
        accepted(ada.post("/api/incidents/i1/add-note", "k3", CALLED));
        accepted(staff.post("/api/incidents/i1/record-source", "k4", "{\"source\":\"The bank\",\"says\":\"Fraud since May\"}"));
    }

    private static void accepted(Api.Answer answer) {
        assertThat(answer.status()).as("%s", answer.body()).isBetween(200, 201);
    }

    /** A client that never heard the answer sends all of it again, however long ago it was taken. */
    private static void assertRepeatingBringsNothingBack(Api ada) throws Exception {
        long position = items(ada).filter(item -> item.path("type").asText().equals("incident.NoteAdded")).skip(1).findFirst().orElseThrow().path("position").asLong();
        long entries = items(ada).count();
        for (String body : List.of(CALLED, CALLED.replace("PHONE", "MAIL"))) {
            Api.Answer again = ada.post("/api/incidents/i1/add-note", "k3", body);
            accepted(again);
            assertThat(again.position()).isEqualTo(position);
        }
        assertThat(items(ada).count()).isEqualTo(entries);
    }

    /** A hold stops what it names until counsel releases it. */
    private static void assertHolds(Api ada, String reporter) throws Exception {
        accepted(ada.post("/api/incidents/i1/place-legal-hold", "k5", "{\"wholeIncident\":true,\"matter\":\"A claim is expected\"}"));
        accepted(ada.post("/api/requests/erasure", "k6", "{\"request\":\"held\",\"subject\":\"" + reporter + "\",\"reason\":\"She asks\"}"));
        JsonNode refused = await(ada, "held", "REFUSED");
        assertThat(refused.path("ground").asText()).isEqualTo("LEGAL_HOLD");
        assertThat(refused.path("hold").asText()).isEqualTo("i1/1");
        accepted(ada.post("/api/incidents/i1/release-legal-hold", "k7", "{\"hold\":1,\"reason\":\"The claim was withdrawn\"}"));
    }

    private static void eraseField(Api ada, Api ben) throws Exception {
        long position = items(ada).filter(item -> item.path("type").asText().equals("incident.NoteAdded")).findFirst().orElseThrow().path("position").asLong();
        accepted(ada.post("/api/requests/content-erasure", "k8", "{\"request\":\"card\",\"position\":" + position
                + ",\"component\":\"text\",\"category\":\"PAYMENT_DATA\",\"reason\":\"A card number\"}"));
        assertThat(ada.post("/api/requests/card/confirm-content-erasure", "k9", "{}").body().path("code").asText()).isEqualTo("request.second-person-needed");
        accepted(ben.post("/api/requests/card/confirm-content-erasure", "k10", "{}"));
        assertThat(await(ada, "card", "ERASED").path("digests").asLong()).isOne();
    }

    private static void erase(Api ada, String request, String subject) throws Exception {
        accepted(ada.post("/api/requests/erasure", "erase-" + request, "{\"request\":\"" + request + "\",\"subject\":\"" + subject + "\",\"reason\":\"They ask\"}"));
        JsonNode erased = await(ada, request, "ERASED");
        assertThat(erased.path("digests").asLong()).isPositive();
        assertThat(erased.path("effective").asText()).isNotEmpty();
    }

    private static int shown(Api api, String token) throws Exception {
        return api.send(api.request("/api/incidents").setHeader("Authorization", "Bearer " + token).GET()).status();
    }

    /** As a privacy officer finds it: by the address, which is given where nobody else sees it. */
    private static String subjectOfReporter(Path data) {
        CandorProcess.Answer found = CandorProcess.run(data, REPORTER_WRITES_FROM.toUpperCase(java.util.Locale.ROOT) + "\n", "person");
        assertThat(found.exitCode()).as(found.output()).isZero();
        return found.output().lines().filter(line -> line.endsWith(" 1")).findFirst().orElseThrow().replace(" 1", "");
    }

    private static String closedAccountOfStaff(Api ada) throws Exception {
        JsonNode accounts = ada.get("/api/accounts").body();
        JsonNode list = accounts.isArray() ? accounts : accounts.path("items");
        String account = StreamSupport.stream(list.spliterator(), false).filter(row -> row.toString().contains(STAFF)).findFirst().orElseThrow().path("account").asText();
        Api.Answer open = ada.post("/api/requests/erasure", "too-early", "{\"request\":\"early\",\"subject\":\"" + account + "\",\"reason\":\"They left\"}");
        assertThat(open.body().path("code").asText()).isEqualTo("request.account-open");
        accepted(ada.post("/api/accounts/" + account + "/close-account", "close", "{\"reason\":\"They left\"}"));
        return account;
    }

    private static Stream<JsonNode> items(Api ada) throws Exception {
        return StreamSupport.stream(ada.get("/api/incidents/i1/timeline").body().path("items").spliterator(), false);
    }

    private static JsonNode await(Api ada, String request, String state) {
        return Awaitility.await().atMost(Duration.ofMinutes(1)).pollInterval(Duration.ofMillis(200))
                .until(() -> ada.get("/api/requests/" + request).body(), row -> row.path("state").asText().equals(state));
    }

    private static void assertAnEarlierTrailIsNotMadeAgain(Api ada) throws Exception {
        JsonNode trails = ada.get("/api/incidents/i1/trails").body();
        String trail = (trails.isArray() ? trails : trails.path("items")).path(0).path("trail").asText();
        Api.Answer again = ada.get("/api/incidents/i1/trails/" + trail);
        assertThat(again.body().path("code").asText()).isEqualTo("disclosure.trail-changed");
    }

    private void assertProofsStillHold(Path data) throws Exception {
        try (CandorProcess server = CandorProcess.start(data)) {
            CandorProcess.Answer fsck = CandorProcess.run(data, "", "fsck");
            assertThat(fsck.output()).contains("everything fits").doesNotContain("erased 0");
            Path trail = folder.resolve("after.zip");
            try (Api ada = new Api(server.address())) {
                assertThat(CandorProcess.run(data, "", "export", ada.reference("i1"), "--recipient", "The authority", "--out", trail.toString()).exitCode()).isZero();
                CandorProcess.Answer verdict = CandorProcess.runBare("verify", trail.toString());
                assertThat(verdict.exitCode()).as(verdict.output()).isZero();
                assertThat(server.isReady()).isTrue();
                assertRepeatingBringsNothingBack(ada);
            }
        }
    }

    private void assertNoTrace(Path data, String when) throws IOException {
        for (String canary : CANARIES) {
            assertThat(filesWith(folder, canary)).as("files with a canary %s", when).isEmpty();
            assertThat(filesWith(data, canary)).as("files with a canary %s", when).isEmpty();
        }
    }

    /** Files below the folder that hold the text in any form in which it could be kept. */
    static List<Path> filesWith(Path folder, String canary) throws IOException {
        return filesWithAnyOf(folder, forms(canary));
    }

    /** Files below the folder that hold these bytes, each given as the character of its value. */
    static List<Path> filesWithBytes(Path folder, String bytes) throws IOException {
        return filesWithAnyOf(folder, List.of(bytes));
    }

    /** Beside a running server files go while they are read: what was in them may stand in others by then, so all are read again. */
    private static List<Path> filesWithAnyOf(Path folder, List<String> forms) {
        return Awaitility.await().pollDelay(Duration.ZERO).ignoreException(UncheckedIOException.class).until(() -> readOnce(folder, forms), found -> true);
    }

    private static List<Path> readOnce(Path folder, List<String> forms) throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            return all.filter(Files::isRegularFile).filter(file -> {
                String text = text(file);
                return forms.stream().anyMatch(text::contains);
            }).toList();
        }
    }

    /** As text, in upper and lower case as an index might keep it, and in base64 at each of the three places it can begin. */
    private static List<String> forms(String canary) {
        List<String> forms = new ArrayList<>(List.of(canary, canary.toLowerCase(java.util.Locale.ROOT), canary.toUpperCase(java.util.Locale.ROOT)));
        for (int skip = 0; skip < 3; skip++) {
            byte[] rest = canary.substring(skip, skip + (canary.length() - skip) / 3 * 3).getBytes(StandardCharsets.UTF_8);
            forms.add(Base64.getUrlEncoder().withoutPadding().encodeToString(rest));
            forms.add(Base64.getEncoder().withoutPadding().encodeToString(rest));
        }
        return forms;
    }

    private static String text(Path file) {
        try {
            return Files.readString(file, StandardCharsets.ISO_8859_1);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
