package candor.platform.custody;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import candor.ledger.mongodb.MongoLedger;
import candor.ledger.mongodb.SignedCheckpoint;
import candor.platform.TinyServer;
import candor.platform.access.FirstAccount;
import candor.platform.access.FirstAccount.SetupCaller;
import candor.platform.mail.MailServers;
import com.fasterxml.jackson.databind.JsonNode;
import com.icegreen.greenmail.util.GreenMail;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A whole server that mails its checkpoints, by a real mail server. */
class CheckpointMailTest {

    @TempDir
    private Path folder;

    private final GreenMail mail = MailServers.onAnyPort();

    @AfterEach
    void stop() {
        mail.stop();
    }

    @Test
    void aCopyUnderANewKeyIsMailedOnceWhateverRestarts() throws Exception {
        mail.start();
        SignedCheckpoint underBoth = rotated();
        try (TinyServer server = start(mail.getSmtp().getPort())) {
            await().until(() -> copies(server).path("details").path("copiedEntries").asLong() == underBoth.checkpoint().size());
            assertThat(copies(server).path("status").asText()).isEqualTo("UP");
            assertThat(server.get("/actuator/prometheus").response().body()).contains("candor_checkpoint_copied_entries").contains("candor_checkpoint_copies_failing 0.0");
        }
        try (TinyServer server = start(mail.getSmtp().getPort())) {
            await().until(() -> copies(server).path("details").path("copiedEntries").asLong() == underBoth.checkpoint().size());
        }

        MimeMessage[] received = mail.getReceivedMessages();
        assertThat(received).hasSize(1);
        assertThat(received[0].getSubject()).isEqualTo("Checkpoint of " + underBoth.checkpoint().origin() + " at " + underBoth.checkpoint().size() + " entries");
        MimeMultipart parts = (MimeMultipart) received[0].getContent();
        assertThat(new String(parts.getBodyPart(1).getInputStream().readAllBytes(), StandardCharsets.UTF_8)).isEqualTo(underBoth.note().format());
        assertThat(parts.getBodyPart(1).getFileName()).isEqualTo("checkpoint-" + underBoth.checkpoint().size() + ".txt");
    }

    @Test
    void aMailServerThatIsAwayIsToldByTheHealthAndStopsNothing() {
        rotated();
        try (TinyServer server = start(1)) {
            await().until(() -> copies(server).path("status").asText().equals("DOWN"));
            assertThat(copies(server).path("details").path("trouble").asText()).isEqualTo("the mail server cannot be reached");
            assertThat(server.get("/actuator/health/readiness").status()).isEqualTo(200);
            assertThat(server.get("/actuator/prometheus").response().body()).contains("candor_checkpoint_copies_failing 1.0");
        }
        mail.start();
        try (TinyServer server = start(mail.getSmtp().getPort())) {
            await().until(() -> copies(server).path("status").asText().equals("UP") && mail.getReceivedMessages().length == 1);
        }
    }

    @Test
    void withoutRecipientsNothingIsMailed() {
        try (TinyServer server = TinyServer.start(folder.resolve("data"))) {
            assertThat(copies(server).path("status").asText()).isEqualTo("UP");
            assertThat(copies(server).path("details").isMissingNode()).isTrue();
        }
    }

    /** A ledger with entries before and after a change of keys. @return its last checkpoint, the first that both keys signed */
    private SignedCheckpoint rotated() {
        try (TinyServer server = TinyServer.start(folder.resolve("data"))) {
            MongoLedger ledger = server.bean(MongoLedger.class);
            server.bean(FirstAccount.class).make(new SetupCaller("127.0.0.1", false, null), "Ada", "ada", "correct horse battery");
            SignedCheckpoint before = ledger.signCheckpoint().orElseThrow();
            ledger.logKeyring().activate(ledger.logKeyring().prepare(before.checkpoint().size()));
            assertThat(server.post("/api/signals", "{\"channel\":\"EMPLOYEE\",\"source\":\"Ada\",\"text\":\"a strange mail\",\"confidential\":false}",
                    "Authorization", TinyServer.basic("ada", "correct horse battery")).status()).isEqualTo(201);
            SignedCheckpoint after = ledger.signCheckpoint().orElseThrow();
            assertThat(after.note().signatures()).hasSize(2);
            return after;
        }
    }

    private TinyServer start(int port) {
        return TinyServer.start(folder.resolve("data"), "--spring.mail.host=127.0.0.1", "--spring.mail.port=" + port, "--candor.mail.from=candor@ledger.example",
                "--candor.mail.checkpoint-recipients=notary@mail.example");
    }

    private static JsonNode copies(TinyServer server) {
        return server.get("/actuator/health").json().path("components").path("checkpointCopies");
    }
}
