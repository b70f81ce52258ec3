package candor.platform.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import candor.RuleViolation;
import candor.access.Role;
import candor.platform.TinyServer;
import candor.platform.TinyServer.Answer;
import candor.platform.access.FirstAccount.SetupCaller;
import candor.platform.command.Actor;
import candor.platform.tiny.TinyContext;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SetupTest {
    private static final String PASSWORD = "correct horse battery";
    private static final SetupCaller LOCAL = new SetupCaller("127.0.0.1", false, null);

    @TempDir
    private Path folder;

    private TinyServer server;
    private FirstAccount first;

    @BeforeEach
    void start() {
        server = TinyServer.start(folder.resolve("data"));
        first = server.bean(FirstAccount.class);
    }

    @AfterEach
    void stop() {
        server.close();
    }

    private void assertRefused(String code, Runnable act) {
        assertThatThrownBy(act::run).isInstanceOfSatisfying(RuleViolation.class, refused -> assertThat(refused.code()).isEqualTo(code));
    }

    @Nested
    class TheFirstAccount {
        @Test
        void fromLoopbackHoldsTheThreeRolesAndSignsIn() {
            Actor actor = first.make(LOCAL, "Ada", "Ada", PASSWORD);
            assertThat(actor.roles()).containsExactlyInAnyOrder(Role.ADMINISTRATOR, Role.COMMANDER, Role.PRIVACY_OFFICER);
            assertThat(first.isMissing()).isFalse();
            assertThat(server.get("/api/nothing", "Authorization", TinyServer.basic("ada", PASSWORD)).status()).isEqualTo(404);
        }

        @Test
        void cannotBeMadeFromElsewhere() {
            SetupCaller stranger = new SetupCaller("192.0.2.7", false, null);
            assertThat(first.mayBeMadeBy(stranger)).isFalse();
            assertRefused("setup.forbidden", () -> first.make(stranger, "Eve", "eve", PASSWORD));
            assertThat(first.isMissing()).isTrue();
        }

        @Test
        void cannotBeMadeThroughAProxyOnTheSameMachine() {
            assertThat(first.mayBeMadeBy(new SetupCaller("127.0.0.1", true, null))).isFalse();
        }

        @Test
        void canBeMadeFromElsewhereWithTheLinkAndOnlyOnce() throws IOException {
            Path link = folder.resolve("data/setup-link");
            SetupCaller invited = new SetupCaller("192.0.2.7", true, Files.readString(link).strip());
            first.make(invited, "Ada", "ada", PASSWORD);
            assertThat(link).doesNotExist();
            assertRefused("setup.already-done", () -> first.make(invited, "Eve", "eve", PASSWORD));
        }

        @Test
        void withAWrongTokenIsRefused() {
            assertRefused("setup.forbidden", () -> first.make(new SetupCaller("192.0.2.7", false, "guess"), "Eve", "eve", PASSWORD));
        }

        @Test
        void withAShortPasswordIsRefusedAndNothingIsKept() {
            assertRefused("access.weak-password", () -> first.make(LOCAL, "Ada", "ada", "short"));
            assertThat(first.isMissing()).isTrue();
        }

        @Test
        void withAPasswordThatBCryptWouldCutIsRefused() {
            assertRefused("access.weak-password", () -> first.make(LOCAL, "Ada", "ada", "é".repeat(37)));
        }
    }

    @Nested
    class BeforeThereIsOne {
        @Test
        void aPersonIsLedToTheSetUpPageAndAProgramIsTold() {
            assertThat(server.get("/incidents").header("Location")).endsWith("/setup");
            assertThat(server.get("/api/incidents").code()).isEqualTo("access.not-set-up");
        }
    }

    @Nested
    class TheDataFolder {
        @Test
        void isReadableByItsOwnerOnly() throws IOException {
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.resolve("data")))).isEqualTo("rwx------");
            for (String secret : List.of("admin-token", "service-token", "setup-link", "server")) {
                assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.resolve("data").resolve(secret)))).as(secret).isEqualTo("rw-------");
            }
        }

        @Test
        void neverHoldsAPasswordOrANameInItsLog() throws IOException {
            first.make(LOCAL, "Ada Lovelace", "lovelace", PASSWORD);
            server.get("/api/nothing", "Authorization", TinyServer.basic("lovelace", "a wrong password"));
            server.close();
            assertThat(Files.readString(folder.resolve("data/logs/candor.json"))).doesNotContainIgnoringCase("lovelace").doesNotContain(PASSWORD).doesNotContain("a wrong password");
        }
    }

    @Nested
    class TheSession {
        @Test
        void withoutTheTokenOfTheFormIsNotBegun() {
            first.make(LOCAL, "Ada", "ada", PASSWORD);
            Answer answer = server.post("/sign-in", "name=ada&password=" + PASSWORD.replace(' ', '+'), "Content-Type", "application/x-www-form-urlencoded");
            assertThat(answer.status()).isEqualTo(403);
        }

        @Test
        void manyWrongPasswordsAreSlowedDown() {
            first.make(LOCAL, "Ada", "ada", PASSWORD);
            for (int i = 0; i < 5; i++) {
                assertThat(server.get("/api/x", "Authorization", TinyServer.basic("ada", "wrong")).status()).isEqualTo(401);
            }
            try {
                // The pause is a second: it is not over, however slow this machine is.
                TinyContext.STEP.set(Duration.ofHours(-1));
                Answer throttled = server.get("/api/x", "Authorization", TinyServer.basic("ada", PASSWORD));
                assertThat(throttled.status()).isEqualTo(429);
                assertThat(throttled.code()).isEqualTo("access.throttled");
            } finally {
                TinyContext.STEP.set(Duration.ZERO);
            }
        }
    }
}
