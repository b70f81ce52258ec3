package candor.platform.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import candor.RuleViolation;
import candor.access.Role;
import candor.ledger.mongodb.MongoLedger;
import candor.platform.TinyServer;
import candor.platform.access.Accounts.NewAccount;
import candor.platform.access.Accounts.Opened;
import candor.platform.access.FirstAccount.SetupCaller;
import candor.platform.command.Actor;
import candor.platform.store.Installation;
import com.mongodb.client.model.Filters;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AccountsTest {
    private static final String PASSWORD = "correct horse battery";

    @TempDir
    private static Path folder;

    private static TinyServer server;
    private static Actor ada;
    private static Accounts accounts;

    @BeforeAll
    static void start() {
        server = TinyServer.start(folder.resolve("data"));
        ada = server.bean(FirstAccount.class).make(new SetupCaller("127.0.0.1", false, null), "Ada", "ada", PASSWORD);
        accounts = server.bean(Accounts.class);
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    private static NewAccount account(String name, Role... roles) {
        return new NewAccount(name, name.toLowerCase(Locale.ROOT), PASSWORD, List.of(roles));
    }

    private static int signIn(String name, String password) {
        return server.get("/api/x", "Authorization", TinyServer.basic(name, password)).status();
    }

    private static long entries() {
        return server.bean(MongoLedger.class).reader().head().size();
    }

    private static void assertRefused(String code, ThrowingCallable act) {
        long before = entries();
        assertThatThrownBy(act).isInstanceOfSatisfying(RuleViolation.class, refused -> assertThat(refused.code()).isEqualTo(code));
        assertThat(entries()).isEqualTo(before);
    }

    @Nested
    class Opening {
        @Test
        void letsThemSignInWithTheirRoles() {
            Opened opened = accounts.open(account("Grace", Role.RESPONDER, Role.AUDITOR), ada, "k1");
            assertThat(opened.position()).isEqualTo(entries() - 1);
            assertThat(server.bean(Actors.class).find(opened.account())).contains(new Actor(opened.account(), "Grace", Set.of(Role.RESPONDER, Role.AUDITOR)));
            assertThat(signIn("grace", PASSWORD)).isEqualTo(404);
        }

        @Test
        void againUnderTheSameKeyOpensNothingMore() {
            Opened first = accounts.open(account("Hedy", Role.RESPONDER), ada, "k2");
            long before = entries();
            assertThat(accounts.open(account("Hedy", Role.RESPONDER), ada, "k2")).isEqualTo(first);
            assertThat(entries()).isEqualTo(before);
        }

        @Test
        void thatWasCutOffBeforeThePasswordIsFinishedByTheSameKey() {
            Opened first = accounts.open(account("Joan", Role.RESPONDER), ada, "k3");
            server.bean(Installation.class).credentials().deleteOne(Filters.eq("_id", "joan"));
            assertThat(signIn("joan", PASSWORD)).isEqualTo(401);
            assertThat(accounts.open(account("Joan", Role.RESPONDER), ada, "k3")).isEqualTo(first);
            assertThat(signIn("joan", PASSWORD)).isEqualTo(404);
        }

        @Test
        void isRefusedWhereTheNameIsTakenThePasswordWeakOrNoRoleGiven() {
            assertRefused("access.name-taken", () -> accounts.open(account("Ada", Role.RESPONDER), ada, "k4"));
            assertRefused("access.weak-password", () -> accounts.open(new NewAccount("Kay", "kay", "short", List.of(Role.RESPONDER)), ada, "k5"));
            assertRefused("access.no-role", () -> accounts.open(account("Kay"), ada, "k6"));
            assertRefused("access.no-name", () -> accounts.open(new NewAccount("Kay", " ", PASSWORD, List.of(Role.RESPONDER)), ada, "k7"));
        }

        @Test
        void isForAdministrators() {
            Actor responder = new Actor(ada.account(), "Ada", Set.of(Role.RESPONDER));
            assertRefused("access.forbidden", () -> accounts.open(account("Kay", Role.ADMINISTRATOR), responder, "k8"));
        }

        @Test
        void neverShowsThePasswordInItsText() {
            assertThat(account("Kay", Role.RESPONDER).toString()).doesNotContain(PASSWORD, "Kay");
        }
    }

    @Nested
    class ChangingOnesPassword {
        @Test
        void takesTheNewOneAndNoLongerTheOldOne() {
            Opened opened = accounts.open(account("Lise", Role.RESPONDER), ada, "k9");
            Actor lise = server.bean(Actors.class).find(opened.account()).orElseThrow();
            assertRefused("access.unknown-name", () -> accounts.changePassword(new Actor("nobody", "Nobody", Set.of()), PASSWORD, "a better password"));
            assertRefused("access.wrong-password", () -> accounts.changePassword(lise, "a wrong password", "a better password"));
            assertRefused("access.weak-password", () -> accounts.changePassword(lise, PASSWORD, "short"));
            accounts.changePassword(lise, PASSWORD, "a better password");
            assertThat(signIn("lise", "a better password")).isEqualTo(404);
            assertThat(signIn("lise", PASSWORD)).isEqualTo(401);
        }
    }

    @Nested
    class ClosingAnAccount {
        @Test
        void throughTheApiEndsItsPasswordToo() {
            Opened opened = accounts.open(account("Mary", Role.RESPONDER), ada, "k10");
            assertThat(server.post("/api/accounts/" + opened.account() + "/close-account", "{\"reason\":\"left\"}", "Authorization", TinyServer.basic("ada", PASSWORD)).status()).isEqualTo(200);
            assertThat(server.bean(Credentials.class).signIns()).extracting(Credentials.SignIn::name).contains("ada").doesNotContain("mary");
            assertThat(signIn("mary", PASSWORD)).isEqualTo(401);
        }
    }
}
