package candor.query.server;

import static candor.query.server.LogApiTest.INC;
import static candor.query.server.LogApiTest.OTHER;
import static candor.query.server.LogApiTest.OWN;
import static candor.query.server.LogApiTest.cleo;
import static candor.query.server.LogApiTest.folder;
import static candor.query.server.LogApiTest.ledger;
import static candor.query.server.LogApiTest.log;
import static candor.query.server.LogApiTest.ok;
import static candor.query.server.LogApiTest.server;
import static candor.query.server.ReadServer.assertProblem;
import static org.assertj.core.api.Assertions.assertThat;

import candor.incident.NoteCommand.AddNote;
import candor.ledger.mongodb.MongoLedger;
import candor.ledger.verify.CandorVerify;
import candor.query.server.ReadServer.Answer;
import candor.sealing.FreeText;
import candor.testimony.Attribution;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A receipt of an entry, as whoever recorded it keeps it. */
abstract class LogReceipts {
    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void isVerifiedOfflineByTheSmallVerifier(boolean fresh) throws IOException {
        if (fresh) {
            server.issue(new AddNote(INC, FreeText.of("just now"), Attribution.NONE), cleo);
        }
        long position = fresh ? ledger().head().size() - 1 : 0;
        Answer answer = ok("/api/ledger/proof/" + position, "ed");
        assertThat(answer.header("Content-Type")).isEqualToIgnoringCase("text/plain;charset=utf-8");
        Path file = Files.write(folder.resolve("receipt"), answer.bytes());
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        int exit = CandorVerify.run(new String[] {file.toString(), "--key", log.path("vkey").asText()}, new PrintStream(out, true, StandardCharsets.UTF_8));
        assertThat(exit).as(out.toString(StandardCharsets.UTF_8)).isEqualTo(CandorVerify.VERIFIED);
        assertThat(out.toString(StandardCharsets.UTF_8)).contains("position " + position + " of the tree of");
        server.bean(MongoLedger.class).signCheckpoint();
        assertThat(ok("/api/ledger/proof/" + position, "ed").bytes()).as("the same for ever").isEqualTo(answer.bytes());
    }

    @Test
    void isForWhoeverMayReadTheEntry() {
        assertThat(ok("/api/ledger/proof/" + position("signal:" + OWN), "rae").text()).startsWith("c2sp.org/tlog-proof@v1\nextra ");
        assertProblem(server.get("/api/ledger/proof/" + position("signal:" + OTHER), "rae"), 404, "ledger.not-found");
        assertProblem(server.get("/api/ledger/proof/" + position("incident:" + INC), "rae"), 404, "ledger.not-found");
        assertProblem(server.get("/api/ledger/proof/0", null), 401, "access.unauthenticated");
    }

    private long position(String stream) {
        try (var entries = ledger().entries(stream)) {
            return entries.findFirst().orElseThrow().position();
        }
    }

    @ParameterizedTest
    @CsvSource({"999999,404,ledger.not-found", "-1,404,ledger.not-found", "x,400,request.malformed"})
    void ofNoEntryIsRefused(String position, int status, String code) {
        assertProblem(server.get("/api/ledger/proof/" + position, "ed"), status, code);
    }
}
