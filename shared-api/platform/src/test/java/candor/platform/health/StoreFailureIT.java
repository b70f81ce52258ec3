package candor.platform.health;

import static org.assertj.core.api.Assertions.assertThat;

import candor.embedded.SmallDisk;
import candor.platform.TinyServer;
import candor.platform.TinyServer.Answer;
import candor.platform.access.FirstAccount;
import candor.platform.access.FirstAccount.SetupCaller;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A disk of 8 MB that runs full under a running server; mounting one takes root. */
class StoreFailureIT {
    private static final String PASSWORD = "correct horse battery";
    private static final String SIGNAL = "{\"channel\":\"EMPLOYEE\",\"source\":\"Ada\",\"text\":\"" + "x".repeat(60_000) + "\",\"confidential\":false}";

    @TempDir
    private Path disk;

    @TempDir
    private Path keep;

    @SuppressWarnings("NullAway.Init") // set before each test
    private SmallDisk small;

    @BeforeEach
    void mount() {
        small = SmallDisk.mount(disk, 8);
    }

    @AfterEach
    void unmount() {
        if (small != null) {
            small.close();
        }
    }

    @Test
    void refusesCommandsWith503AndTurnsReadinessRedWhileTheProcessLives() {
        try (TinyServer server = TinyServer.start(disk.resolve("data"), "--candor.keep=" + keep.resolve("keep"), "--logging.file.name=" + keep.resolve("candor.json"))) {
            server.bean(FirstAccount.class).make(new SetupCaller("127.0.0.1", false, null), "Ada", "ada", PASSWORD);
            assertThat(server.get("/actuator/health/readiness").status()).isEqualTo(200);

            Answer refused = signal(server);
            int accepted = 0;
            while (refused.status() == 201 && accepted++ < 300) {
                refused = signal(server);
            }

            assertThat(accepted).as("%s", refused).isBetween(20, 200);
            assertUnavailable(refused);
            assertUnavailable(signal(server));
            Answer readiness = server.get("/actuator/health/readiness");
            assertThat(readiness.status()).isEqualTo(503);
            assertThat(readiness.response().body()).contains("store-failed").contains("No space left");
            assertThat(server.get("/actuator/health/liveness").status()).isEqualTo(200);
            assertThat(server.get("/actuator/prometheus").response().body()).contains("candor_store_healthy 0.0");
        }
    }

    private static Answer signal(TinyServer server) {
        return server.post("/api/signals", SIGNAL, "Authorization", TinyServer.basic("ada", PASSWORD));
    }

    private static void assertUnavailable(Answer answer) {
        assertThat(answer.status()).as(answer.response().body()).isEqualTo(503);
        assertThat(answer.header("Content-Type")).isEqualTo("application/problem+json");
        assertThat(answer.code()).startsWith("ledger.");
        assertThat(answer.json().path("detail").asText()).isNotBlank();
    }
}
