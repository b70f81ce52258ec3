package candor.platform.cli;

import static org.assertj.core.api.Assertions.assertThat;

import candor.platform.TinyServer;
import candor.platform.access.FirstAccount;
import candor.platform.access.FirstAccount.SetupCaller;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

class CandorCommandTest {
    @TempDir
    private Path folder;

    private record Outcome(int exitCode, String out, String err) {}

    private static Outcome run(String input, String... args) {
        InputStream before = System.in;
        System.setIn(new ByteArrayInputStream(input.getBytes(StandardCharsets.UTF_8)));
        try {
            StringWriter out = new StringWriter();
            StringWriter err = new StringWriter();
            CommandLine candor = CandorCommand.commandLine().setOut(new PrintWriter(out, true)).setErr(new PrintWriter(err, true));
            return new Outcome(candor.execute(args), out.toString(), err.toString());
        } finally {
            System.setIn(before);
        }
    }

    private String data() {
        return folder.resolve("data").toString();
    }

    @Nested
    class WithoutAServer {
        @Test
        void fsckOpensTheStoreItself() {
            Outcome outcome = run("", "fsck", "--data", data());
            assertThat(outcome.err()).isEmpty();
            assertThat(outcome.out()).contains("everything fits");
            assertThat(outcome.exitCode()).isZero();
        }

        @Test
        void nothingStartsAfterAWordThatIsNotUnderstood() {
            Outcome outcome = run("", "sreve", "--data", data());
            assertThat(outcome.exitCode()).isEqualTo(2);
            assertThat(outcome.err()).startsWith("not understood: sreve").hasLineCount(1);
        }

        @Test
        void aWordAfterServeThatIsNoSettingIsNotUnderstood() {
            Outcome outcome = run("", "serve", "now", "--data", data());
            assertThat(outcome.exitCode()).isEqualTo(2);
            assertThat(outcome.err()).contains("now");
        }

        @ParameterizedTest
        @ValueSource(strings = {
            "serve --candor.role=query",
            "--candor.role=query",
            "serve --server.port=0 --candor.role=query --logging.level.candor=WARN",
            "--server.port=0 --candor.role=query --logging.level.candor=WARN",
        })
        void settingsMayBeGivenByTheirNames(String line) {
            Outcome outcome = run("", Stream.concat(Stream.of(line.split(" ")), Stream.of("--data", data())).toArray(String[]::new));
            assertThat(outcome.err()).contains("the role query needs a MongoDB").hasLineCount(1);
        }

        @Test
        void aRoleOfItsOwnNeedsAMongoDbAndSaysSoInOneSentence() {
            Outcome outcome = run("", "serve", "--role", "command", "--data", data());
            assertThat(outcome.exitCode()).isEqualTo(2);
            assertThat(outcome.err()).contains("the role command needs a MongoDB").hasLineCount(1);
        }

        @Test
        void verifyJudgesWithoutAStore() {
            assertThat(run("", "verify", folder.resolve("none.zip").toString()).exitCode()).isEqualTo(2);
        }
    }

    @Nested
    class BesideARunningServer {
        @Test
        void userAddReadsThePasswordFromStandardInputAndTheServerKnowsThem() {
            try (TinyServer server = TinyServer.start(Path.of(data()))) {
                server.bean(FirstAccount.class).make(new SetupCaller("127.0.0.1", false, null), "Ada", "ada", "correct horse battery");
                Outcome added = run("grace's own password\n", "user", "add", "grace", "--name", "Grace", "--role", "responder,auditor", "--data", data());
                assertThat(added.err()).isEmpty();
                assertThat(added.exitCode()).isZero();
                assertThat(run("", "user", "list", "--data", data()).out()).contains("grace").contains("[RESPONDER, AUDITOR]");
                String grace = TinyServer.basic("grace", "grace's own password");
                assertThat(server.get("/api/x", "Authorization", grace).status()).isEqualTo(404);
                assertThat(run("", "user", "disable", "grace", "--data", data()).exitCode()).isZero();
                assertThat(server.get("/api/x", "Authorization", grace).status()).isEqualTo(401);
            }
        }

        @Test
        void aRefusalIsOneSentenceAndExitCodeOne() {
            try (TinyServer server = TinyServer.start(Path.of(data()))) {
                Outcome outcome = run("short\n", "user", "add", "grace", "--name", "Grace", "--role", "responder", "--data", data());
                assertThat(outcome.exitCode()).isEqualTo(1);
                assertThat(outcome.err()).contains("at least 12 characters").hasLineCount(1);
                assertThat(server.bean(FirstAccount.class).isMissing()).isTrue();
            }
        }
    }
}
