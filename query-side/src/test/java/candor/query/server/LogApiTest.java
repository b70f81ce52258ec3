package candor.query.server;

import static candor.query.server.ReadServer.assertProblem;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import candor.access.AuditorCommand.RevokeAuditorAccess;
import candor.access.Role;
import candor.incident.DeclarationCommand.DeclareIncident;
import candor.incident.IncidentKind;
import candor.incident.NoteCommand.AddNote;
import candor.ledger.Hash;
import candor.ledger.entry.Entry;
import candor.ledger.mongodb.LedgerReader;
import candor.ledger.mongodb.MongoLedger;
import candor.ledger.note.Checkpoint;
import candor.ledger.note.SignedNote;
import candor.ledger.note.VerifierKey;
import candor.ledger.tile.EntryBundle;
import candor.ledger.tile.Tile;
import candor.ledger.tile.TileAddress;
import candor.ledger.tree.CompactRange;
import candor.platform.command.Actor;
import candor.query.server.ReadServer.Answer;
import candor.sealing.FreeText;
import candor.signal.SignalChannel;
import candor.signal.SignalCommand.RaiseSignal;
import candor.testimony.Attribution;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The log as a stranger reads it over HTTP, and the proofs that people get. */
class LogApiTest {
    static final String INC = "01980000-0000-7000-8000-000000000001";
    static final String OWN = "01980000-0000-7000-8000-00000000000a";
    static final String OTHER = "01980000-0000-7000-8000-00000000000b";

    @TempDir
    static Path folder;

    static ReadServer server;
    static Actor cleo;
    static JsonNode log;
    private static String someToken;

    @BeforeAll
    static void tell() {
        server = ReadServer.start(folder.resolve("data"));
        cleo = server.account("Cleo", Role.COMMANDER);
        server.account("Ed", Role.RESPONDER);
        Actor rae = server.account("Rae", Role.REPORTER);
        server.issue(new DeclareIncident(INC, IncidentKind.INCIDENT, FreeText.of("Something leaks"), Instant.parse("2026-11-24T02:00:00Z"), 2026, Attribution.NONE), cleo);
        server.issue(signal(OWN), rae);
        server.issue(signal(OTHER), cleo);
        server.bean(MongoLedger.class).signCheckpoint();
        log = ok("/api/ledger", "ed").json();
        someToken = grant("Audit & Sons").path("token").asText();
    }

    private static RaiseSignal signal(String id) {
        return new RaiseSignal(id, SignalChannel.EMPLOYEE, FreeText.of("somebody"), null, null, FreeText.of("a strange mail"), false, Attribution.NONE);
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    static Answer ok(String path, String as) {
        return server.ok(path, as);
    }

    static LedgerReader ledger() {
        return server.bean(MongoLedger.class).reader();
    }

    private static String tiles() {
        return log.path("tiles").asText();
    }

    /** Of which enough is left for a test that must not run into the next day. */
    private static String today() {
        await().atMost(Duration.ofMinutes(2)).until(() -> LocalTime.now(ZoneOffset.UTC).isBefore(LocalTime.of(23, 59)));
        return LocalDate.now(ZoneOffset.UTC).toString();
    }

    private static String tomorrow() {
        return LocalDate.now(ZoneOffset.UTC).plusDays(1).toString();
    }

    private static JsonNode grant(String auditor) {
        return grant(auditor, tomorrow());
    }

    private static JsonNode grant(String auditor, String validUntil) {
        Answer answer = server.post("/api/auditors", "{\"auditor\":\"" + auditor + "\",\"validUntil\":\"" + validUntil + "\"}", "ada");
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        assertThat(answer.header("Cache-Control")).contains("no-store");
        return answer.json();
    }

    private static Answer tile(String path, String token) {
        return server.get(tiles() + path, null, "Authorization", "Bearer " + token);
    }

    private static JsonNode row(String grant) {
        for (JsonNode row : ok("/api/auditors", "ada").json()) {
            if (row.path("grant").asText().equals(grant)) {
                return row;
            }
        }
        throw new AssertionError("no access " + grant);
    }

    @Nested
    class TheWholeLog {
        /** Every tile and every entry, fetched and recomputed up to the signed root, after every step of growth over the first tile's border. */
        @Test
        void isWhatItsCheckpointSaysAfterEveryStep() {
            tile("tile/0/000.p/1", someToken);
            for (long size = ledger().head().size(); size < 259; size = ledger().head().size()) {
                server.issue(new AddNote(INC, FreeText.of("note " + size), Attribution.NONE), cleo);
                if (size < 24 || size > 252) {
                    server.bean(MongoLedger.class).signCheckpoint();
                    assertThat(recompute(someToken)).isGreaterThan(size);
                }
            }
        }

        private long recompute(String token) {
            Answer answer = server.get(tiles() + "checkpoint", null);
            assertThat(answer.header("Cache-Control")).isEqualTo("no-cache");
            assertThat(answer.header("Content-Type")).isEqualToIgnoringCase("text/plain;charset=utf-8");
            Checkpoint signed = Checkpoint.open(SignedNote.parse(answer.bytes()), List.of(VerifierKey.parse(log.path("vkey").asText())));
            CompactRange tree = CompactRange.EMPTY;
            List<Hash> roots = new ArrayList<>();
            for (TileAddress address : TileAddress.added(0, signed.size())) {
                Tile found = Tile.parse(file(address.path(), token));
                if (address.level() == 0) {
                    assertThat(EntryBundle.parse(file(address.entriesPath(), token)).stream().map(Entry::leafHash).toList()).isEqualTo(found.hashes());
                    tree = tree.append(found.hashes());
                    if (address.isFull()) {
                        roots.add(found.root());
                    }
                } else {
                    assertThat(found.hashes()).isEqualTo(roots);
                }
            }
            assertThat(tree.root()).as("size %d", signed.size()).isEqualTo(signed.root());
            return signed.size();
        }

        private byte[] file(String path, String token) {
            Answer answer = tile(path, token);
            assertThat(answer.status()).as(path + ": " + answer.text()).isEqualTo(200);
            assertThat(answer.header("Content-Type")).isEqualTo("application/octet-stream");
            assertThat(answer.header("Cache-Control")).contains("private", "immutable", "max-age=31536000").doesNotContain("no-store");
            return answer.bytes();
        }
    }

    @Nested
    class AnAuditor {
        @Test
        void readsWithTheirTokenInTheHeaderOrInTheAddress() {
            String token = grant("Audit & Sons").path("token").asText();
            byte[] bytes = tile("tile/0/000.p/2", token).bytes();
            assertThat(Tile.parse(bytes).hashes()).isEqualTo(ledger().leafHashes(0, 2));
            assertThat(server.get(tiles() + "with/" + token + "/tile/0/000.p/2", null).bytes()).isEqualTo(bytes);
            assertThat(server.get(tiles() + "with/" + token + "/checkpoint", null).status()).isEqualTo(200);
            assertThat(EntryBundle.parse(server.get(tiles() + "with/" + token + "/tile/entries/000.p/2", null).bytes())).hasSize(2);
        }

        @Test
        void isRefusedWithoutOneOrWithAnother() {
            JsonNode given = grant("Audit & Sons");
            String token = given.path("token").asText();
            for (String other : List.of("", "x", token + "A", token.substring(0, token.length() - 1) + (token.endsWith("A") ? "B" : "A"), token.toUpperCase(java.util.Locale.ROOT),
                    "candor_" + "0".repeat(32) + token.substring(39), given.path("grant").asText())) {
                Answer refused = tile("tile/0/000.p/2", other);
                assertProblem(refused, 401, "access.no-auditor-token");
                assertThat(refused.header("WWW-Authenticate")).isEqualTo("Bearer");
            }
            assertProblem(server.get(tiles() + "tile/0/000.p/2", null), 401, "access.no-auditor-token");
            assertProblem(server.get(tiles() + "tile/0/000.p/2", "ada"), 401, "access.no-auditor-token");
            assertThat(row(given.path("grant").asText()).path("daysUsed").asInt()).isZero();
        }

        @Test
        void leavesATraceOncePerDay() {
            String today = today();
            JsonNode given = grant("Audit & Sons", today);
            long before = ledger().head().size();
            for (int i = 0; i < 5; i++) {
                assertThat(tile("tile/0/000.p/2", given.path("token").asText()).status()).isEqualTo(200);
            }
            assertThat(ledger().head().size()).isEqualTo(before + 1);
            assertThat(ledger().entry(before).orElseThrow().entry().type()).isEqualTo("access.AuditorAccessUsed");
            await().untilAsserted(() -> assertThat(row(given.path("grant").asText()).path("lastUsedOn").asText()).isEqualTo(today));
        }

        @Test
        void isShutOutOnceTheAccessIsRevoked() {
            JsonNode given = grant("Audit & Sons");
            server.issue(new RevokeAuditorAccess(given.path("grant").asText(), FreeText.of("the audit is over")), server.bean(candor.platform.access.Actors.class).find(account("ada")).orElseThrow());
            assertProblem(tile("tile/0/000.p/2", given.path("token").asText()), 401, "access.no-auditor-token");
            assertThat(row(given.path("grant").asText()).path("revoked").asText()).isNotBlank();
        }

        private String account(String signInName) {
            for (JsonNode row : ok("/api/accounts", "ada").json()) {
                if (row.toString().contains("\"" + signInName + "\"")) {
                    return row.path("account").asText();
                }
            }
            throw new AssertionError(signInName);
        }

        @Test
        void hasATokenThatIsStoredNowhere() {
            String token = grant("Audit & Sons").path("token").asText();
            tile("tile/0/000.p/2", token);
            server.get(tiles() + "with/" + token + "/tile/0/000.p/999", null);
            String secret = token.substring(40);
            // The store drops files of its own accord: where one goes while it is read, all are read again.
            assertThat(await().pollDelay(Duration.ZERO).ignoreExceptions().until(() -> filesWith(secret), found -> true)).isEmpty();
            assertThat(ok("/api/auditors", "ada").text()).doesNotContain(secret).doesNotContain(Hash.sha256(token).hex());
        }

        private static List<Path> filesWith(String secret) throws IOException {
            List<Path> found = new ArrayList<>();
            try (Stream<Path> files = Files.walk(folder)) {
                for (Path file : files.filter(Files::isRegularFile).toList()) {
                    if (Files.readString(file, StandardCharsets.ISO_8859_1).contains(secret)) {
                        found.add(file);
                    }
                }
            }
            return found;
        }

        @ParameterizedTest
        @ValueSource(strings = {"", "tomorrow", "2020-01-01", "2099-01-01"})
        void isNotGrantedAccessWithoutASensibleEnd(String day) {
            assertProblem(server.post("/api/auditors", "{\"auditor\":\"A\",\"validUntil\":\"" + day + "\"}", "ada"), 409, "access.bad-day");
        }

        @Test
        void isLetInByAdministratorsAndPrivacyOfficersOnly() {
            for (String other : List.of("ed", "rae", "cleo")) {
                assertProblem(server.post("/api/auditors", "{\"auditor\":\"A\",\"validUntil\":\"" + tomorrow() + "\"}", other), 403, "access.forbidden");
                assertProblem(server.get("/api/auditors", other), 403, "access.forbidden");
            }
            assertProblem(server.post("/api/auditors", "{\"auditor\":\" \",\"validUntil\":\"" + tomorrow() + "\"}", "ada"), 409, "access.no-auditor");
            assertProblem(server.get("/api/auditors", null), 401, "access.unauthenticated");
        }
    }

    @Nested
    class AFile {
        @ParameterizedTest
        @CsvSource({
            "tile/0/1,400,request.bad-tile-path", "tile/0/000.p/0,400,request.bad-tile-path", "tile/0/000.p/256,400,request.bad-tile-path", "tile/64/000,400,request.bad-tile-path",
            "tile/x/000,400,request.bad-tile-path", "tile/entries/0,400,request.bad-tile-path", "tile/0/000/000,400,request.bad-tile-path", "tile/,400,request.bad-tile-path",
            "tile/0/x000/000,400,request.bad-tile-path", "tile/0/001,404,ledger.not-found", "tile/9/000,404,ledger.not-found", "tile/0/x999/x999/999,404,ledger.not-found",
            "tile/entries/099.p/7,404,ledger.not-found", "tile/63/x999/x999/x999/x999/x999/999,404,ledger.not-found"
        })
        void thatIsNoneIsRefusedInOneSentence(String path, int status, String code) {
            assertProblem(tile(path, someToken), status, code);
        }

        @Test
        void ofAnotherLogIsNotHere() {
            assertProblem(server.get("/ledger/0123456789abcdef/checkpoint", null), 404, "ledger.not-found");
            assertProblem(server.get("/ledger/0123456789abcdef/tile/0/000", null), 404, "ledger.not-found");
            assertProblem(server.get("/ledger/", null), 404, "request.not-found");
        }
    }

    @Nested
    class AReceipt extends LogReceipts {}

    @Nested
    class AProof extends LogProofs {}

    @Test
    void thePageShowsATokenOnce() {
        Answer page = server.get("/auditors", "ada");
        assertThat(page.status()).isEqualTo(200);
        assertThat(page.text()).contains("Let an auditor in").contains(tiles()).doesNotContain("candor_");
        assertThat(server.get("/auditors", "ed").status()).isEqualTo(403);
    }

    @Test
    void theDescriptionOfTheApiHasThem() {
        JsonNode paths = server.get("/api/openapi.json", null).json().path("paths");
        assertThat(List.of("/api/ledger", "/api/ledger/proof/{position}", "/api/ledger/inclusion", "/api/ledger/consistency", "/api/auditors"))
                .allSatisfy(path -> assertThat(paths.has(path)).as(path).isTrue());
    }
}
