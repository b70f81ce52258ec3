package candor.platform.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import candor.ledger.mongodb.MongoLedger;
import candor.ledger.mongodb.keys.KeyEpoch;
import candor.ledger.mongodb.vault.EpochTurn;
import candor.platform.TinyServer;
import candor.platform.access.Actors;
import candor.platform.access.FirstAccount;
import candor.platform.access.FirstAccount.SetupCaller;
import candor.platform.cli.AdminOperation;
import candor.platform.cli.AdminOutput;
import candor.platform.command.Actor;
import candor.platform.tiny.TinyContext;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A whole server turns the epoch of its keys by itself when its clock says that it is time. */
class KeyEpochsTest {
    private static final Duration LENGTH = Duration.ofDays(90);

    @TempDir
    private Path folder;

    @AfterEach
    void setTheClockRight() {
        TinyContext.STEP.set(Duration.ZERO);
    }

    @Test
    void turnByTheClockAndByCommandAndDestroyTheOldKeyWhenNobodyCanUseIt() throws Exception {
        try (TinyServer server = TinyServer.start(folder.resolve("data"))) {
            Actor ada = server.bean(FirstAccount.class).make(new SetupCaller("127.0.0.1", false, null), "Ada", "ada", "correct horse battery");
            KeyEpochs epochs = server.bean(KeyEpochs.class);
            assertThat(epochs(server)).hasSize(1);
            assertThat(epochs.finalAfter(epochs(server).getFirst().opened())).isEqualTo(epochs(server).getFirst().opened().plus(LENGTH).plus(EpochTurn.GRACE));

            TinyContext.STEP.set(LENGTH.plusHours(1));
            epochs.lookNow();
            await().until(() -> epochs(server).size() == 2);
            assertThat(keep("master.key")).exists();
            tellSomething(server);
            awaitDestroyed(server, epochs, 1);

            assertThat(keep("master.key")).doesNotExist();
            assertThat(run(server, "keysNewEpoch")).first().asString().contains("epoch 3 has begun");
            awaitDestroyed(server, epochs, 2);

            assertThat(run(server, "keysShow")).satisfiesExactly(
                    first -> assertThat(first).contains("epoch 1,", "key destroyed"), second -> assertThat(second).contains("epoch 2,", "key destroyed"),
                    third -> assertThat(third).contains("epoch 3,", "key to be destroyed about"));
            tellSomething(server);
            server.bean(MongoLedger.class).forgetOpened();
            server.bean(Actors.class).forget();
            assertThat(server.bean(Actors.class).find(ada.account())).contains(ada);
            assertThat(run(server, "fsck")).last().isEqualTo("everything fits");
        }
    }

    /** Each look is as much later as has to pass after everybody has turned. */
    private static void awaitDestroyed(TinyServer server, KeyEpochs epochs, int number) {
        await().until(() -> {
            TinyContext.STEP.set(TinyContext.STEP.get().plus(EpochTurn.GRACE));
            epochs.lookNow();
            return epochs(server).get(number - 1).destroyed() != null;
        });
    }

    private static List<KeyEpoch> epochs(TinyServer server) {
        return server.bean(MongoLedger.class).keyEpochs();
    }

    private static void tellSomething(TinyServer server) {
        assertThat(server.post("/api/signals", "{\"channel\":\"EMPLOYEE\",\"source\":\"Ada\",\"text\":\"a strange mail\",\"confidential\":false}",
                "Authorization", TinyServer.basic("ada", "correct horse battery")).status()).isEqualTo(201);
    }

    private Path keep(String name) {
        return folder.resolve("data-keep").resolve(name);
    }

    private static List<String> run(TinyServer server, String operation) throws Exception {
        List<String> lines = new ArrayList<>();
        int exitCode = server.bean(operation, AdminOperation.class).run(JsonNodeFactory.instance.objectNode(), new AdminOutput() {
            @Override
            public void line(String text) {
                lines.add(text);
            }

            @Override
            public void note(String text) {
                // Only for the eyes of who typed it.
            }
        });
        assertThat(exitCode).as("%s", lines).isZero();
        return lines;
    }
}
