package candor.platform.sample;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import candor.RuleViolation;
import candor.access.Role;
import candor.ledger.mongodb.LedgerReader;
import candor.ledger.mongodb.MongoLedger;
import candor.platform.Restart;
import candor.platform.TinyServer;
import candor.platform.access.Actors;
import candor.platform.access.FirstAccount;
import candor.platform.access.FirstAccount.SetupCaller;
import candor.platform.command.Actor;
import candor.platform.store.Installation;
import candor.platform.store.MongoStore;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SampleSwitchTest {
    private static final String PASSWORD = "correct horse battery";
    private static final String SIGNAL = "{\"channel\":\"BANK\",\"source\":\"A\",\"text\":\"t\",\"confidential\":false}";

    @TempDir
    private Path folder;

    private TinyServer server;
    private Actor ada;

    @BeforeEach
    void start() {
        server = TinyServer.start(folder.resolve("data"));
        ada = server.bean(FirstAccount.class).make(new SetupCaller("127.0.0.1", false, null), "Ada", "ada", PASSWORD);
    }

    @AfterEach
    void stop() {
        server.close();
    }

    private SampleSwitch samples() {
        return server.bean(SampleSwitch.class);
    }

    /** What the main loop does when a restart is wished for. */
    private void restart() {
        assertThat(server.bean(Restart.class).await()).isTrue();
        server.close();
        server = TinyServer.start(folder.resolve("data"));
    }

    private void assertRefused(String code, Runnable act) {
        assertThatThrownBy(act::run).isInstanceOfSatisfying(RuleViolation.class, refused -> assertThat(refused.code()).isEqualTo(code));
    }

    @Test
    void theSampleIsALedgerOfItsOwnWithItsStoryAndTheSamePeople() {
        samples().toSample();
        restart();
        assertThat(samples().isSample()).isTrue();
        LedgerReader ledger = server.bean(MongoLedger.class).reader();
        assertThat(ledger.origin()).startsWith("sample/");
        assertThat(ledger.entries("signal:story").count()).isEqualTo(1);
        assertThat(server.bean(Actors.class).find(ada.account()).orElseThrow().roles()).contains(Role.ADMINISTRATOR);
        assertThat(server.get("/api/x", "Authorization", TinyServer.basic("ada", PASSWORD)).status()).isEqualTo(404);
        assertRefused("sample.already-active", samples()::toSample);
    }

    @Test
    void startingForRealDropsItAndKeepsTheRealLedger() {
        String origin = server.bean(MongoLedger.class).reader().origin();
        samples().toSample();
        restart();
        samples().startForReal();
        restart();
        assertThat(server.bean(MongoLedger.class).reader().origin()).isEqualTo(origin);
        String sample = server.bean(Installation.class).sampleLedger();
        assertThat(server.bean(MongoStore.class).client().listDatabaseNames()).doesNotContain(sample);
        assertRefused("sample.not-active", samples()::startForReal);
    }

    @Test
    void aRealLedgerInUseIsNotHiddenBehindASample() {
        server.post("/api/signals", SIGNAL, "Authorization", TinyServer.basic("ada", PASSWORD));
        assertRefused("sample.real-ledger-in-use", samples()::toSample);
    }

    @Test
    void aStopSignsACheckpointOverEverything() {
        server.post("/api/signals", SIGNAL, "Authorization", TinyServer.basic("ada", PASSWORD));
        long size = server.bean(MongoLedger.class).reader().head().size();
        server.close();
        server = TinyServer.start(folder.resolve("data"));
        LedgerReader ledger = server.bean(MongoLedger.class).reader();
        assertThat(ledger.head().size()).isEqualTo(size);
        assertThat(ledger.latestCheckpoint().orElseThrow().checkpoint().size()).isEqualTo(size);
    }
}
