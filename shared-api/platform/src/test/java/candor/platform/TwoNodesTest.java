package candor.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import candor.RuleViolation;
import candor.access.Role;
import candor.embedded.EmbeddedMongo;
import candor.embedded.EmbeddedMongoOptions;
import candor.ledger.mongodb.IdempotencyConflict;
import candor.platform.access.ApiTokenDesk;
import candor.platform.access.FirstAccount;
import candor.platform.access.FirstAccount.SetupCaller;
import candor.platform.command.Accepted;
import candor.platform.command.Actor;
import candor.platform.command.BodyHash;
import candor.platform.command.CommandPort;
import candor.platform.command.Issuance;
import candor.platform.tiny.TinyContext;
import candor.sealing.FreeText;
import candor.signal.SignalChannel;
import candor.signal.SignalCommand.AcknowledgeSignal;
import candor.signal.SignalCommand.RaiseSignal;
import candor.testimony.Attribution;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A node that only answers queries beside one that takes commands, on one store. */
class TwoNodesTest {
    @TempDir
    private static Path folder;

    private static EmbeddedMongo store;
    private static TinyServer commands;
    private static TinyServer queries;
    private static Actor ada;

    @BeforeAll
    static void start() {
        store = EmbeddedMongo.open(folder.resolve("store"), EmbeddedMongoOptions.defaults());
        String reached = "--candor.mongodb.uri=" + store.connectionString();
        commands = TinyServer.start(folder.resolve("data"), reached);
        queries = TinyServer.start(folder.resolve("other"), "--candor.role=query", reached,
                "--candor.keep=" + folder.resolve("data-keep"), "--candor.command-side.url=" + commands.address(),
                "--candor.service-token-file=" + folder.resolve("data/service-token"));
        ada = queries.bean(FirstAccount.class).make(new SetupCaller("127.0.0.1", false, null), "Ada", "ada", "correct horse battery");
    }

    @AfterAll
    static void stop() {
        queries.close();
        commands.close();
        store.close();
    }

    private static RaiseSignal signal(String id, String text) {
        return new RaiseSignal(id, SignalChannel.BANK, FreeText.of("a bank"), null, null, FreeText.of(text), true, Attribution.NONE);
    }

    private static CommandPort port() {
        return queries.bean(CommandPort.class);
    }

    @Test
    void aCommandIssuedOnTheQuerySideIsAcceptedByTheCommandSide() {
        Accepted accepted = port().issue(signal("s1", "x"), Issuance.by(ada, "two-1", BodyHash.of("1")));
        assertThat(accepted.events().getFirst().stream()).isEqualTo("signal:s1");
        assertThat(port().issue(signal("s1", "x"), Issuance.by(ada, "two-1", BodyHash.of("1")))).isEqualTo(accepted);
    }

    @Test
    void refusalsArriveAsTheSameExceptions() {
        port().issue(signal("s2", "x"), Issuance.by(ada, "two-2", BodyHash.of("1")));
        assertThatThrownBy(() -> port().issue(new AcknowledgeSignal("s2"), Issuance.by(ada, "two-3", BodyHash.of("1"))))
                .isInstanceOfSatisfying(RuleViolation.class, refused -> assertThat(refused.code()).isEqualTo("signal.nobody-reads"));
        assertThatThrownBy(() -> port().issue(signal("s2", "y"), Issuance.by(ada, "two-2", BodyHash.of("2")))).isInstanceOf(IdempotencyConflict.class);
    }

    @Test
    void theCommandSideDoesNotBelieveRoles() {
        Actor stranger = new Actor(UUID.randomUUID().toString(), "Eve", Set.of(Role.COMMANDER));
        assertThatThrownBy(() -> port().issue(signal("s3", "x"), Issuance.by(stranger, "two-4", BodyHash.of("1"))))
                .isInstanceOfSatisfying(RuleViolation.class, refused -> assertThat(refused.code()).isEqualTo("access.forbidden"));
    }

    /** Two seconds by the clock, however long this takes. */
    @Test
    void aTokenThatWasRevokedOrMadeOnTheOneIsKnownToTheOtherWithinTwoSeconds() {
        ApiTokenDesk desk = new ApiTokenDesk(commands.bean(CommandPort.class), Instant::now);
        ApiTokenDesk.Wish wish = new ApiTokenDesk.Wish(ada.account(), "a program", List.of(), "");
        try {
            ApiTokenDesk.Issued first = desk.issue(wish, ada);
            twoSecondsPass();
            assertThat(statusWith(commands, first)).isEqualTo(404);
            assertThat(statusWith(queries, first)).as("made on the other").isEqualTo(404);

            ApiTokenDesk.Issued second = desk.issue(wish, ada);
            desk.revoke(ada.account(), first.token(), "It stood in a chat", ada);
            assertThat(statusWith(commands, first)).as("where it was revoked, at once").isEqualTo(401);
            assertThat(statusWith(commands, second)).isEqualTo(404);
            twoSecondsPass();
            assertThat(statusWith(queries, first)).as("revoked on the other").isEqualTo(401);
            assertThat(statusWith(queries, second)).as("made on the other").isEqualTo(404);
        } finally {
            TinyContext.STEP.set(Duration.ZERO);
        }
    }

    private static void twoSecondsPass() {
        TinyContext.STEP.updateAndGet(step -> step.plusSeconds(2));
    }

    /** Nothing is there: whoever is let in is told so, and whoever is not is not. */
    private static int statusWith(TinyServer node, ApiTokenDesk.Issued token) {
        return node.get("/api/nothing", "Authorization", "Bearer " + token.secret()).status();
    }

    @Test
    void nobodyGetsInWithoutTheServiceToken() {
        assertThat(commands.post("/internal/commands", "{}").status()).isEqualTo(401);
        assertThat(commands.post("/internal/commands", "{}", "Authorization", "Bearer guess").status()).isEqualTo(401);
    }
}
