package candor.query.server;

import static org.assertj.core.api.Assertions.assertThat;

import candor.access.Role;
import candor.ledger.mongodb.MongoLedger;
import candor.platform.access.Credentials;
import candor.platform.command.Actor;
import candor.query.server.Browser.Page;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Accounts and passwords as an administrator and whoever has the account meet them, in a session. */
class PasswordPagesTest {
    private static final String FIRST = "hand over in person";

    @TempDir
    private static Path folder;

    private static ReadServer server;

    @BeforeAll
    static void start() {
        server = ReadServer.start(folder.resolve("data"));
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    private static Browser ada() {
        return Browser.signedIn(server.address(), "ada", ReadServer.PASSWORD);
    }

    private static long entries() {
        return server.bean(MongoLedger.class).reader().head().size();
    }

    private static String signsIn(String name, String password) {
        try (Browser browser = new Browser(server.address())) {
            return browser.signIn(name, password).uri().getPath();
        }
    }

    @Nested
    class OpeningAnAccount {
        @Test
        void letsThemSignInWithTheFirstPassword() {
            try (Browser ada = ada()) {
                Page accounts = ada.fill(ada.open("/accounts/new"), "/accounts/new",
                        "displayName", "Grace Lindt", "signInName", "grace", "roles", "RESPONDER", "roles", "AUDITOR", "password", FIRST, "again", FIRST);
                assertThat(accounts.uri().getPath()).isEqualTo("/accounts");
                assertThat(accounts.words()).containsPattern("Grace Lindt grace Responder[^0-9]* Auditor");
            }
            assertThat(signsIn("grace", FIRST)).isEqualTo("/incidents");
            assertThat(signsIn("grace", "another password")).isEqualTo("/sign-in");
        }

        @Test
        void isRefusedWithItsReasonAndKeepsWhatWasTypedButNoPassword() {
            try (Browser ada = ada()) {
                Page form = ada.open("/accounts/new");
                assertThat(form.words()).contains("Open an account", "First password", "At least 12 characters");
                long before = entries();
                assertRefused(ada.fill(form, "/accounts/new", "displayName", "Kay Olin", "signInName", "kay", "roles", "RESPONDER", "password", FIRST, "again", "something else"), "The two passwords are not the same");
                assertRefused(ada.fill(form, "/accounts/new", "displayName", "Kay Olin", "signInName", "kay", "roles", "RESPONDER", "password", "short", "again", "short"), "at least 12 characters");
                assertRefused(ada.fill(form, "/accounts/new", "displayName", "Kay Olin", "signInName", "ADA", "roles", "RESPONDER", "password", FIRST, "again", FIRST), "Somebody signs in with this name already");
                assertRefused(ada.fill(form, "/accounts/new", "displayName", "Kay Olin", "signInName", "kay", "password", FIRST, "again", FIRST), "Give at least one role");
                assertThat(entries()).isEqualTo(before);
            }
        }

        private void assertRefused(Page page, String reason) {
            assertThat(page.status()).isEqualTo(409);
            assertThat(page.words()).containsIgnoringCase(reason);
            assertThat(page.html()).contains("value=\"Kay Olin\"").doesNotContain(FIRST, "something else", "value=\"short\"");
        }

        @Test
        void sentTwiceOpensOne() {
            try (Browser ada = ada()) {
                Page form = ada.open("/accounts/new");
                String[] typed = {"displayName", "Hedy Kies", "signInName", "hedy", "roles", "RESPONDER", "password", FIRST, "again", FIRST};
                ada.fill(form, "/accounts/new", typed);
                long before = entries();
                assertThat(ada.fill(form, "/accounts/new", typed).uri().getPath()).isEqualTo("/accounts");
                assertThat(entries()).isEqualTo(before);
            }
        }

        @Test
        void isForAdministratorsAndNeedsTheTokenOfTheForm() {
            server.account("Ed", Role.RESPONDER);
            try (Browser ed = Browser.signedIn(server.address(), "ed", ReadServer.PASSWORD); Browser ada = ada()) {
                assertThat(ed.open("/accounts").html()).doesNotContain("/accounts/new");
                assertThat(ed.open("/accounts/new").status()).isEqualTo(403);
                assertThat(ed.fill(ed.open("/password"), "/accounts/new", "displayName", "X", "signInName", "x", "roles", "ADMINISTRATOR", "password", FIRST, "again", FIRST).status()).isEqualTo(403);
                assertThat(ada.open("/accounts").html()).contains("/accounts/new");
                assertThat(ada.post("/accounts/new", List.of("_key", "k", "displayName", "X", "signInName", "x", "roles", "RESPONDER", "password", FIRST, "again", FIRST)).status()).isEqualTo(403);
            }
            assertThat(signsIn("x", FIRST)).isEqualTo("/sign-in");
        }
    }

    @Nested
    class ChangingOnesPassword {
        @Test
        void needsThePresentOneAndEndsIt() {
            server.account("Lise", Role.REPORTER);
            try (Browser lise = Browser.signedIn(server.address(), "lise", ReadServer.PASSWORD);
                    Browser elsewhere = Browser.signedIn(server.address(), "lise", ReadServer.PASSWORD)) {
                Page form = lise.open("/password");
                Page refused = lise.fill(form, "/password", "before", "a wrong password", "password", "a better password", "again", "a better password");
                assertThat(refused.words()).contains("The present password is wrong.");
                assertThat(refused.html()).doesNotContain("a better password");
                assertThat(lise.fill(form, "/password", "before", ReadServer.PASSWORD, "password", "short", "again", "short").words()).containsIgnoringCase("at least 12 characters");
                assertThat(lise.fill(form, "/password", "before", ReadServer.PASSWORD, "password", "a better password", "again", "a better password").words()).contains("Your password is changed");
                assertThat(elsewhere.open("/signals").uri().getPath()).isEqualTo("/sign-in");
                assertThat(lise.open("/signals").uri().getPath()).isEqualTo("/sign-in");
            }
            assertThat(signsIn("lise", ReadServer.PASSWORD)).isEqualTo("/sign-in");
            assertThat(signsIn("lise", "a better password")).isEqualTo("/reports");
        }
    }

    @Nested
    class ClosingAnAccount {
        @Test
        void endsItsSessionAndItsPassword() {
            Actor mary = server.account("Mary", Role.RESPONDER);
            String close = "/accounts/" + mary.account() + "/do/close-account";
            try (Browser hers = Browser.signedIn(server.address(), "mary", ReadServer.PASSWORD); Browser ada = ada()) {
                assertThat(hers.open("/incidents").status()).isEqualTo(200);
                assertThat(ada.fill(ada.open(close), close).words()).contains("Why");
                assertThat(ada.fill(ada.open(close), close, "reason", "She has left.").uri().getPath()).isEqualTo("/accounts");
                assertThat(hers.open("/incidents").uri().getPath()).isEqualTo("/sign-in");
            }
            assertThat(signsIn("mary", ReadServer.PASSWORD)).isEqualTo("/sign-in");
            assertThat(server.bean(Credentials.class).signIns()).extracting(Credentials.SignIn::name).contains("ada").doesNotContain("mary");
        }
    }
}
