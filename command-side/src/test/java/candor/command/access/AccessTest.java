package candor.command.access;

import candor.access.AccessCommand.CloseAccount;
import candor.access.AccessCommand.GrantRole;
import candor.access.AccessCommand.OpenAccount;
import candor.access.AccessCommand.RevokeRole;
import candor.access.AccessCommand.SetMailAddress;
import candor.access.AccessEvent.AccountClosed;
import candor.access.AccessEvent.AccountOpened;
import candor.access.AccessEvent.MailAddressSet;
import candor.access.AccessEvent.RoleGranted;
import candor.access.AccessEvent.RoleRevoked;
import candor.access.Role;
import candor.command.Caller;
import candor.command.Decided;
import candor.sealing.FreeText;
import candor.sealing.Personal;
import candor.sealing.SubjectReference;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class AccessTest {
    private static final FreeText LEFT = FreeText.of("left");

    private final Decided decided = Decided.by(new AccessModule());

    @AfterEach
    void stop() {
        decided.close();
    }

    @Nested
    class Opening {
        @Test
        void grantsTheRolesOnceEach() {
            decided.given().when(open(Role.COMMANDER, Role.RESPONDER, Role.COMMANDER)).success()
                    .events(opened("ann"), granted("ann", Role.RESPONDER), granted("ann", Role.COMMANDER));
        }

        @Test
        void theSameAccountAgainIsRefused() {
            decided.given(opened("ann")).refuses("access.account-exists", open(Role.COMMANDER));
        }

        private static OpenAccount open(Role... roles) {
            return new OpenAccount("ann", Caller.person("ann"), Caller.person("ann"), List.of(roles));
        }
    }

    @Nested
    class AMailAddress {
        @Test
        void isSetAsItIsWritten() {
            decided.given(opened("ann")).when(at("ann@shop.example")).success().events(new MailAddressSet("ann", Personal.of(new SubjectReference("ann"), "ann@shop.example")));
        }

        @Test
        void thatIsNoneIsRefused() {
            decided.given(opened("ann")).refuses("access.bad-mail-address", at("ann at shop"));
        }

        @Test
        void ofAClosedAccountIsRefused() {
            decided.given(opened("ann"), new AccountClosed("ann", LEFT)).refuses("access.account-closed", at("ann@shop.example"));
        }

        private static SetMailAddress at(String address) {
            return new SetMailAddress("ann", Personal.of(new SubjectReference("ann"), address));
        }
    }

    @Nested
    class Granting {
        private static final GrantRole GRANT = new GrantRole("ann", Role.COMMANDER);

        @Test
        void addsARole() {
            decided.given(opened("ann")).when(GRANT).events(granted("ann", Role.COMMANDER));
        }

        @Test
        void anewAfterItWasRevokedIsPossible() {
            decided.given(opened("ann"), granted("ann", Role.COMMANDER), revoked("ann", Role.COMMANDER)).when(GRANT).success();
        }

        @Test
        void whatIsHeldIsRefused() {
            decided.given(opened("ann"), granted("ann", Role.COMMANDER)).refuses("access.role-granted", GRANT);
        }

        @Test
        void toAClosedAccountIsRefused() {
            decided.given(opened("ann"), new AccountClosed("ann", LEFT)).refuses("access.account-closed", GRANT);
        }

        @Test
        void toNobodyIsRefused() {
            decided.given().refuses("access.not-found", GRANT);
        }
    }

    @Nested
    class Revoking {
        private static final RevokeRole REVOKE = new RevokeRole("ann", Role.ADMINISTRATOR, LEFT);

        @Test
        void ofOneOfTwoAdministratorsIsPossible() {
            decided.given(opened("ann"), granted("ann", Role.ADMINISTRATOR), opened("ben"), granted("ben", Role.ADMINISTRATOR))
                    .when(REVOKE).events(revoked("ann", Role.ADMINISTRATOR));
        }

        @Test
        void fromTheLastAdministratorIsRefused() {
            decided.given(opened("ann"), granted("ann", Role.ADMINISTRATOR)).refuses("access.last-administrator", REVOKE);
        }

        @Test
        void fromTheLastAfterTheOthersHaveGoneIsRefused() {
            decided.given(
                            opened("ann"), granted("ann", Role.ADMINISTRATOR),
                            opened("ben"), granted("ben", Role.ADMINISTRATOR), new AccountClosed("ben", LEFT),
                            opened("cara"), granted("cara", Role.ADMINISTRATOR), revoked("cara", Role.ADMINISTRATOR))
                    .refuses("access.last-administrator", REVOKE);
        }

        @Test
        void anotherRoleOfTheLastAdministratorIsPossible() {
            decided.given(opened("ann"), granted("ann", Role.ADMINISTRATOR), granted("ann", Role.COMMANDER))
                    .when(new RevokeRole("ann", Role.COMMANDER, LEFT)).events(revoked("ann", Role.COMMANDER));
        }

        @Test
        void whatIsNotHeldIsRefused() {
            decided.given(opened("ann")).refuses("access.role-not-granted", REVOKE);
        }

        @Test
        void fromNobodyIsRefused() {
            decided.given().refuses("access.not-found", REVOKE);
        }
    }

    @Nested
    class Closing {
        private static final CloseAccount CLOSE = new CloseAccount("ann", LEFT);

        @Test
        void endsAnAccount() {
            decided.given(opened("ann"), granted("ann", Role.RESPONDER)).when(CLOSE).events(new AccountClosed("ann", LEFT));
        }

        @Test
        void ofTheLastAdministratorIsRefused() {
            decided.given(opened("ann"), granted("ann", Role.ADMINISTRATOR)).refuses("access.last-administrator", CLOSE);
        }

        @Test
        void twiceIsRefused() {
            decided.given(opened("ann"), new AccountClosed("ann", LEFT)).refuses("access.account-closed", CLOSE);
        }

        @Test
        void ofNobodyIsRefused() {
            decided.given().refuses("access.not-found", CLOSE);
        }
    }

    private static AccountOpened opened(String account) {
        return new AccountOpened(account, Caller.person(account), Caller.person(account));
    }

    private static RoleGranted granted(String account, Role role) {
        return new RoleGranted(account, role);
    }

    private static RoleRevoked revoked(String account, Role role) {
        return new RoleRevoked(account, role, LEFT);
    }
}
