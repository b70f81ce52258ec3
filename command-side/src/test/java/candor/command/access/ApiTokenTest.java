package candor.command.access;

import candor.access.AccessCommand.IssueApiToken;
import candor.access.AccessCommand.RevokeApiToken;
import candor.access.AccessEvent.AccountClosed;
import candor.access.AccessEvent.AccountOpened;
import candor.access.AccessEvent.ApiTokenIssued;
import candor.access.AccessEvent.ApiTokenRevoked;
import candor.access.AccessEvent.RoleGranted;
import candor.access.AccessEvent.RoleRevoked;
import candor.access.Role;
import candor.command.Caller;
import candor.command.Decided;
import candor.sealing.FreeText;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class ApiTokenTest {
    private static final String TOKEN = "0123456789abcdef".repeat(2);
    private static final String HASH = "0123456789abcdef".repeat(4);
    private static final FreeText NAME = FreeText.of("The build");
    private static final FreeText LEAKED = FreeText.of("It stood in a chat");
    private static final AccountOpened ANN = new AccountOpened("ann", Caller.person("ann"), Caller.person("ann"));
    private static final AccountOpened BOB = new AccountOpened("bob", Caller.person("bob"), Caller.person("bob"));
    private static final RoleGranted RESPONDER = new RoleGranted("ann", Role.RESPONDER);
    private static final RoleGranted COUNSEL = new RoleGranted("ann", Role.COUNSEL);
    private static final RoleGranted ADMINISTRATOR = new RoleGranted("bob", Role.ADMINISTRATOR);
    private static final ApiTokenIssued ISSUED = issued(List.of(), null);
    private static final ApiTokenRevoked REVOKED = new ApiTokenRevoked("ann", TOKEN, LEAKED);

    private final Decided decided = Decided.by(new ApiTokenModule());

    @AfterEach
    void stop() {
        decided.close();
    }

    private static ApiTokenIssued issued(List<Role> roles, @Nullable String validUntil) {
        return new ApiTokenIssued("ann", TOKEN, NAME, HASH, roles, validUntil);
    }

    private static IssueApiToken issue(List<Role> roles, @Nullable String validUntil) {
        return new IssueApiToken("ann", TOKEN, NAME, HASH, roles, validUntil);
    }

    @Nested
    class Issuing {
        @Test
        void isForTheAccountItself() {
            decided.given(ANN, RESPONDER).when(issue(List.of(), "2027-01-01"), "ann").success().events(issued(List.of(), "2027-01-01"));
        }

        @Test
        void isForAnAdministratorAndForWhoeverOwnsTheDataFolder() {
            decided.given(ANN, RESPONDER, BOB, ADMINISTRATOR).when(issue(List.of(), null), "bob").success().events(ISSUED);
            decided.given(ANN, RESPONDER).when(issue(List.of(), null)).success().events(ISSUED);
        }

        @Test
        void isNotForSomebodyElse() {
            decided.given(ANN, RESPONDER, BOB).refuses("access.forbidden", issue(List.of(), null), "bob");
            decided.given(ANN, RESPONDER, BOB, ADMINISTRATOR, new RoleRevoked("bob", Role.ADMINISTRATOR, LEAKED))
                    .refuses("access.forbidden", issue(List.of(), null), "bob");
        }

        @Test
        void narrowsItToSomeOfTheRoles() {
            decided.given(ANN, RESPONDER, COUNSEL).when(issue(List.of(Role.RESPONDER, Role.RESPONDER), null), "ann").success().events(issued(List.of(Role.RESPONDER), null));
        }

        @Test
        void neverWidensIt() {
            decided.given(ANN, RESPONDER).refuses("access.token-wider", issue(List.of(Role.RESPONDER, Role.COUNSEL), null), "ann");
        }

        @Test
        void isForAnOpenAccount() {
            decided.given().refuses("access.not-found", issue(List.of(), null));
            decided.given(ANN, new AccountClosed("ann", LEAKED)).refuses("access.account-closed", issue(List.of(), null), "ann");
        }

        @Test
        void happensOnce() {
            decided.given(ANN, ISSUED).refuses("access.token-exists", issue(List.of(), null), "ann");
        }

        @Test
        void takesAHashAndADayAndNothingElse() {
            decided.given(ANN).refuses("access.bad-token-hash", new IssueApiToken("ann", TOKEN, NAME, "secret", List.of(), null), "ann");
            decided.given(ANN).refuses("access.bad-token-hash", new IssueApiToken("ann", "mine", NAME, HASH, List.of(), null), "ann");
            decided.given(ANN).refuses("access.bad-day", issue(List.of(), "next year"), "ann");
        }
    }

    @Nested
    class Revoking {
        private static final RevokeApiToken REVOKE = new RevokeApiToken("ann", TOKEN, LEAKED);

        @Test
        void isForTheAccountItselfAndForAnAdministrator() {
            decided.given(ANN, ISSUED).when(REVOKE, "ann").success().events(REVOKED);
            decided.given(ANN, ISSUED, BOB, ADMINISTRATOR).when(REVOKE, "bob").success().events(REVOKED);
        }

        @Test
        void isNotForSomebodyElse() {
            decided.given(ANN, ISSUED, BOB).refuses("access.forbidden", REVOKE, "bob");
        }

        @Test
        void happensOnceAndOnlyToWhatWasIssued() {
            decided.given(ANN, ISSUED, REVOKED).refuses("access.token-revoked", REVOKE, "ann");
            decided.given(ANN).refuses("access.not-found", REVOKE, "ann");
        }
    }
}
