package candor.query.server;

import static candor.query.server.ReadServer.assertProblem;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import candor.access.Role;
import candor.incident.DeclarationCommand.DeclareIncident;
import candor.incident.IncidentKind;
import candor.incident.NoteCommand.AddNote;
import candor.ledger.mongodb.MongoLedger;
import candor.ledger.verify.CandorVerify;
import candor.platform.command.Actor;
import candor.query.server.ReadServer.Answer;
import candor.sealing.FreeText;
import candor.signal.SignalChannel;
import candor.signal.SignalCommand.RaiseSignal;
import candor.signal.SignalReference;
import candor.testimony.Attribution;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Locale;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.ClassOrderer;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestClassOrder;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The read API as a client meets it. */
@TestClassOrder(ClassOrderer.OrderAnnotation.class)
class ReadApiTest {
    private static final String INC = "01980000-0000-7000-8000-000000000001";
    private static final String OWN = "01980000-0000-7000-8000-00000000000a";
    private static final String OTHER = "01980000-0000-7000-8000-00000000000b";

    @TempDir
    private static Path folder;

    private static ReadServer server;

    @BeforeAll
    static void tell() {
        server = ReadServer.start(folder.resolve("data"));
        Actor cleo = server.account("Cleo", Role.COMMANDER);
        Actor rae = server.account("Rae", Role.REPORTER);
        server.account("Ed", Role.RESPONDER);
        server.account("Adm", Role.ADMINISTRATOR);
        server.issue(new DeclareIncident(INC, IncidentKind.INCIDENT, FreeText.of("Something leaks"), Instant.parse("2026-11-24T02:00:00Z"), 2026, Attribution.NONE), cleo);
        server.issue(new AddNote(INC, FreeText.of("the first"), Attribution.NONE), cleo);
        server.issue(signal(OWN, "Rae of the front desk"), rae);
        server.issue(signal(OTHER, "Jo of the back office"), cleo);
    }

    private static RaiseSignal signal(String id, String source) {
        return new RaiseSignal(id, SignalChannel.EMPLOYEE, FreeText.of(source), null, null, FreeText.of("a strange mail"), true, Attribution.NONE);
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    private static Answer ok(String path, String as) {
        return server.ok(path, as);
    }

    @Nested
    class Tasks {
        @Test
        void areNoneWhereNobodyAddedOne() {
            assertThat(ok("/api/incidents/" + INC + "/tasks", "ed").json()).isEmpty();
            assertThat(ok("/api/tasks", "ed").json()).isEmpty();
        }

        @Test
        void thatAreNoneAndThoseWhoMayNotReadThemAreRefused() {
            assertProblem(server.get("/api/tasks/t9", "ed"), 404, "task.not-found");
            assertProblem(server.get("/api/tasks", "rae"), 403, "access.forbidden");
            assertProblem(server.get("/api/incidents/" + INC + "/tasks", "rae"), 403, "access.forbidden");
        }
    }

    @Nested
    class Histories {
        @Test
        void ofSignalsAreReadPageByPage() {
            assertThat(ok("/api/signals/" + OTHER + "/history?size=1", "ed").json().at("/items/0/type").asText()).isEqualTo("signal.SignalRaised");
            assertThat(ok("/api/signals/" + OTHER + "/history?after=1000000", "ed").json().path("items")).isEmpty();
            assertProblem(server.get("/api/signals/nothing/history", "ed"), 404, "signal.not-found");
            assertProblem(server.get("/api/signals/" + OTHER + "/history", "rae"), 403, "access.forbidden");
        }

        @Test
        void ofAConfidentialSignalDoNotSayWhoReportedIt() {
            assertThat(ok("/api/signals/" + OWN + "/history", "ed").text()).doesNotContain("Rae");
        }
    }

    @Nested
    class Incidents {
        @Test
        void areListedByTheirState() {
            assertThat(ok("/api/incidents?state=open&size=200", "ed").json().at("/items/0/reference").asText()).isEqualTo("INC-2026-0001");
            assertThat(ok("/api/incidents?state=CLOSED&size=1", "ed").json().path("items")).isEmpty();
        }

        @ParameterizedTest
        @ValueSource(strings = {INC, "INC-2026-0001", "inc-2026-0001"})
        void areFoundByIdentifierAndReferenceWithTheEntityTagThatCommandsTake(String name) {
            Answer answer = ok("/api/incidents/" + name, "ed");
            assertThat(answer.header("ETag")).isEqualTo("\"2\"");
            assertThat(answer.json().at("/row/incident").asText()).isEqualTo(INC);
        }

        @Test
        void haveATimelineWithTheNamesOfWhoRecordedIt() {
            Answer answer = ok("/api/incidents/INC-2026-0001/timeline?order=occurred&page=1", "ed");
            assertThat(answer.json().path("entries").asLong()).isEqualTo(2);
            assertThat(answer.json().findValues("actor")).hasSize(2).allSatisfy(actor -> assertThat(actor.path("name").asText()).isEqualTo("Cleo"));
        }

        @Test
        void areShownAsTheyStoodWithoutATagToChangeThemBy() {
            long declared = ok("/api/incidents/" + INC + "/timeline", "ed").json().at("/items/0/position").asLong();
            Answer then = ok("/api/incidents/" + INC + "?asOf=position:" + declared, "ed");
            assertThat(then.json().at("/row/lastOrdinal").asLong()).isEqualTo(1);
            assertThat(then.header("ETag")).isEmpty();
            assertProblem(server.get("/api/incidents/" + INC + "?asOf=position:" + (declared - 1), "ed"), 404, "incident.not-found");
        }

        @Test
        void areCountedInTheFigures() {
            assertThat(ok("/api/figures", "ed").json().path("incidents").asLong()).isEqualTo(1);
            assertThat(ok("/api/figures?origin=nobody", "ed").json().path("incidents").asLong()).isZero();
        }

        @ParameterizedTest
        @ValueSource(strings = {"/api/incidents/INC-2026-9999", "/api/incidents/nothing", "/api/incidents/nothing/timeline"})
        void thatAreNoneAre404(String path) {
            assertProblem(server.get(path, "ed"), 404, "incident.not-found");
        }
    }

    @Nested
    class Parameters {
        @ParameterizedTest
        @CsvSource(delimiter = '|', value = {
            "/api/incidents?size=2000|1 to 200",
            "/api/incidents?size=0|1 to 200",
            "/api/incidents?size=-1|1 to 200",
            "/api/incidents?size=201|1 to 200",
            "/api/incidents?state=asleep|OPEN",
            "/api/incidents?kind=rumour|DRILL",
            "/api/incidents?severity=very|HIGH",
            "/api/incidents?after=yesterday|first one",
            "/api/signals?size=0|1 to 200",
            "/api/signals?size=2000|1 to 200",
            "/api/signals?state=asleep|RAISED",
            "/api/signals?channel=smoke|BANK",
            "/api/signals?after=x|first one",
            "/api/incidents/INC-2026-0001?asOf=yesterday|position:12",
            "/api/incidents/INC-2026-0001?asOf=position:-1|position:12",
            "/api/incidents/INC-2026-0001?asOf=position:x|position:12",
            "/api/incidents/INC-2026-0001?asOf=known:2018-02-30|position:12",
            "/api/incidents/INC-2026-0001?asOf=recorded:soon|position:12",
            "/api/incidents/INC-2026-0001/timeline?asOf=known:|position:12",
            "/api/incidents/INC-2026-0001/timeline?page=0|from 1",
            "/api/incidents/INC-2026-0001/timeline?page=2|1 to 1",
            "/api/incidents/INC-2026-0001/timeline?order=random|OCCURRED",
        })
        void outOfRangeAreRefusedWithWhatWouldBeRight(String path, String right) {
            Answer refused = server.get(path, "ed");
            assertProblem(refused, 400, "request.bad-parameter");
            assertThat(refused.json().path("detail").asText()).contains(right);
        }

        @ParameterizedTest
        @ValueSource(strings = {"/api/incidents?size=many", "/api/incidents?year=last", "/api/signals?size=many", "/api/incidents/INC-2026-0001/timeline?page=x"})
        void thatAreNoNumberAreRefused(String path) {
            assertProblem(server.get(path, "ed"), 400, "request.malformed");
        }
    }

    @Nested
    class Signals {
        @Test
        void areListedForWhoeverWorksOnIncidentsWithoutWhoReportedInConfidence() {
            Answer answer = ok("/api/signals?state=raised&channel=employee", "ed");
            assertThat(answer.json().path("items")).hasSize(2);
            assertThat(answer.text()).contains("a strange mail").doesNotContain("front desk", "back office");
            assertThat(ok("/api/signals", "cleo").text()).contains("front desk", "back office");
        }

        @Test
        void showAReporterWhatBecameOfTheirOwnAndNoOther() {
            assertProblem(server.get("/api/signals", "rae"), 403, "access.forbidden");
            assertProblem(server.get("/api/inbox", "rae"), 403, "access.forbidden");
            assertThat(ok("/api/reports", "rae").json()).hasSize(1);
            String reference = SignalReference.of(OWN);
            assertThat(ok("/api/reports/" + reference, "rae").json().path("standing").asText()).isEqualTo("RECEIVED");
            assertThat(ok("/api/reports/" + reference.toLowerCase(Locale.ROOT).replace("-", ""), "rae").text()).contains("a strange mail");
            assertThat(server.get("/api/signals/" + OWN, "rae").header("Location")).isEqualTo("/api/reports/" + reference);
            assertProblem(server.get("/api/signals/" + OTHER, "rae"), 404, "signal.not-found");
            assertProblem(server.get("/api/reports/" + SignalReference.of(OTHER), "rae"), 404, "signal.not-found");
            assertProblem(server.get("/api/reports/x", "rae"), 404, "signal.not-found");
        }

        @Test
        void waitInTheInboxOldestFirst() {
            Answer inbox = ok("/api/inbox?size=1", "ed");
            assertThat(inbox.json().path("waiting").asLong()).isGreaterThanOrEqualTo(2);
            assertThat(inbox.json().at("/lines/0/first/reference").asText()).startsWith("SIG-");
            assertThat(inbox.text()).doesNotContain("front desk", "back office");
            assertThat(ok("/api/inbox?size=1&after=" + inbox.json().path("next").asText(), "ed").json().at("/lines/0/first/signal"))
                    .isNotEqualTo(inbox.json().at("/lines/0/first/signal"));
            assertProblem(server.get("/api/inbox?after=x", "ed"), 400, "request.bad-parameter");
        }

        @Test
        void thatAreNoneAre404() {
            assertProblem(server.get("/api/signals/nothing", "ed"), 404, "signal.not-found");
        }
    }

    /** After all others: a trail that leaves is an entry of the incident. */
    @Nested
    @Order(Integer.MAX_VALUE)
    class Trails {
        @Test
        void areExportedListedAndGivenAgainByteForByte() throws IOException {
            String body = "{\"recipient\":\"The authority\",\"nonce\":\"n-1\"}";
            Answer first = server.post("/api/incidents/INC-2026-0001/trails", body, "ada", "Idempotency-Key", "t-1");
            assertThat(first.status()).as(first.text()).isEqualTo(200);
            assertThat(first.header("Content-Type")).isEqualTo("application/zip");
            assertThat(verdict(first.bytes())).isEqualTo(CandorVerify.VERIFIED);
            assertThat(server.post("/api/incidents/INC-2026-0001/trails", body, "ada", "Idempotency-Key", "t-1").bytes()).isEqualTo(first.bytes());
            String trail = ok("/api/incidents/" + INC + "/trails", "ed").json().at("/0/trail").asText();
            assertThat(ok("/api/incidents/" + INC + "/trails/" + trail, "ada").bytes()).isEqualTo(first.bytes());
        }

        private int verdict(byte[] zip) throws IOException {
            Path file = Files.write(folder.resolve("trail.zip"), zip);
            String[] arguments = {file.toString(), "--key", server.bean(MongoLedger.class).reader().vkey().vkey()};
            return CandorVerify.run(arguments, new PrintStream(new ByteArrayOutputStream(), true, StandardCharsets.UTF_8));
        }

        @Test
        void areRefusedWithoutARecipientOrUnderAnUnknownPolicyOrForNoIncident() {
            assertProblem(server.post("/api/incidents/" + INC + "/trails", "{}", "ada"), 400, "request.missing-member");
            assertProblem(server.post("/api/incidents/" + INC + "/trails", "{\"recipient\":\" \"}", "ada"), 409, "disclosure.no-recipient");
            assertProblem(server.post("/api/incidents/nothing/trails", "{\"recipient\":\"X\"}", "ada"), 404, "incident.not-found");
            assertThat(server.post("/api/incidents/" + INC + "/trails", "{\"recipient\":\"X\",\"policy\":\"mine\"}", "ada").status()).isBetween(400, 409);
            assertProblem(server.get("/api/incidents/" + INC + "/trails/nothing", "ada"), 404, "disclosure.not-found");
        }
    }

    @Nested
    class Rights {
        @ParameterizedTest
        @ValueSource(strings = {
            "/api/incidents", "/api/incidents/" + INC, "/api/incidents/INC-2026-0001", "/api/incidents/" + INC + "/timeline", "/api/figures",
            "/api/accounts", "/api/incidents/" + INC + "/trails", "/api/incidents/" + INC + "/trails/x"
        })
        void ofAReporterEndAtTheirOwnSignals(String path) {
            assertProblem(server.get(path, "rae"), 403, "access.forbidden");
        }

        @Test
        void ofAnAdministratorEndAtAccounts() {
            assertThat(ok("/api/accounts", "adm").text()).contains("Cleo", "COMMANDER");
            assertProblem(server.get("/api/incidents", "adm"), 403, "access.forbidden");
        }

        @Test
        void toExportAreNotThoseToRead() {
            assertProblem(server.post("/api/incidents/" + INC + "/trails", "{\"recipient\":\"X\"}", "rae"), 403, "access.forbidden");
        }

        @ParameterizedTest
        @ValueSource(strings = {"/api/incidents", "/api/incidents/" + INC, "/api/signals", "/api/signals/" + OWN, "/api/accounts", "/api/figures"})
        void ofAStrangerAreNone(String path) {
            assertProblem(server.get(path, null), 401, "access.unauthenticated");
        }

        @Test
        void ofAStrangerWhoSendsSomethingAreNoneEither() {
            assertProblem(server.post("/api/incidents/" + INC + "/trails", "{\"recipient\":\"X\"}", null), 401, "access.unauthenticated");
        }
    }

    @Test
    void theDescriptionNamesEveryFilterOfTheList() {
        assertThat(server.get("/api/openapi.json", null).json().at("/paths/~1api~1incidents/get/parameters").findValuesAsText("name"))
                .containsExactly("state", "kind", "severity", "origin", "reference", "year", "after", "size");
    }

    @Test
    void figuresForTheOperatorSayHowFarThePagesAreBehind() {
        await().untilAsserted(() -> assertThat(server.get("/actuator/prometheus", null).text()).containsPattern("(?m)^candor_projection_lag_entries 0\\.0$"));
    }
}
