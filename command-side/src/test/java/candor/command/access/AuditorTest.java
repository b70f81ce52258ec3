package candor.command.access;

import candor.access.AuditorCommand.GrantAuditorAccess;
import candor.access.AuditorCommand.RecordAuditorUse;
import candor.access.AuditorCommand.RevokeAuditorAccess;
import candor.access.AuditorEvent.AuditorAccessGranted;
import candor.access.AuditorEvent.AuditorAccessRevoked;
import candor.access.AuditorEvent.AuditorAccessUsed;
import candor.command.Decided;
import candor.sealing.FreeText;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class AuditorTest {
    private static final String HASH = "0123456789abcdef".repeat(4);
    private static final String END = "2027-01-01";
    private static final AuditorAccessGranted GRANTED = new AuditorAccessGranted("g1", FreeText.of("Audit & Sons"), HASH, END);
    private static final AuditorAccessRevoked REVOKED = new AuditorAccessRevoked("g1", FreeText.of("the audit is over"));
    private static final RevokeAuditorAccess REVOKE = new RevokeAuditorAccess("g1", FreeText.of("the audit is over"));

    private final Decided decided = Decided.by(new AuditorModule());

    @AfterEach
    void stop() {
        decided.close();
    }

    @Test
    void isGrantedByTheHashOfAToken() {
        decided.given().when(grant(HASH)).success().events(GRANTED);
    }

    @Test
    void isGrantedOnce() {
        decided.given(GRANTED).refuses("access.auditor-exists", grant(HASH));
    }

    @Test
    void isNotGrantedByWhatIsNoHash() {
        decided.given().refuses("access.bad-token-hash", grant("secret"));
    }

    @Test
    void isNotGrantedWithoutALastDay() {
        decided.given().refuses("access.bad-day", new GrantAuditorAccess("g1", FreeText.of("Audit & Sons"), HASH, "next year"));
    }

    @Test
    void isRevokedOnce() {
        decided.given(GRANTED).when(REVOKE).success().events(REVOKED);
        decided.given(GRANTED, REVOKED).refuses("access.auditor-revoked", REVOKE);
    }

    @Test
    void thatNobodyGrantedCannotBeRevoked() {
        decided.given().refuses("access.not-found", REVOKE);
    }

    @Test
    void isRecordedAsUsedOnceADay() {
        AuditorAccessUsed used = new AuditorAccessUsed("g1", "2026-11-23");
        decided.given(GRANTED).when(new RecordAuditorUse("g1", "2026-11-23")).success().events(used);
        decided.given(GRANTED, used).when(new RecordAuditorUse("g1", "2026-11-23")).success().noEvents();
        decided.given(GRANTED, used).when(new RecordAuditorUse("g1", "2026-11-24")).success().events(new AuditorAccessUsed("g1", "2026-11-24"));
        decided.given().refuses("access.not-found", new RecordAuditorUse("g1", "2026-11-23"));
    }

    private static GrantAuditorAccess grant(String hash) {
        return new GrantAuditorAccess("g1", FreeText.of("Audit & Sons"), hash, END);
    }
}
