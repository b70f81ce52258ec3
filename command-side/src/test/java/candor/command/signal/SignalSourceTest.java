package candor.command.signal;

import candor.command.Decided;
import candor.sealing.FreeText;
import candor.signal.AlertForm;
import candor.signal.SignalChannel;
import candor.signal.SignalSourceCommand.RegisterSignalSource;
import candor.signal.SignalSourceCommand.RevokeSignalSource;
import candor.signal.SignalSourceCommand.RotateSignalSourceSecret;
import candor.signal.SignalSourceEvent.SignalSourceRegistered;
import candor.signal.SignalSourceEvent.SignalSourceRevoked;
import candor.signal.SignalSourceEvent.SignalSourceSecretRotated;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class SignalSourceTest {
    private static final FreeText NAME = FreeText.of("Northgate SIEM");
    private static final FreeText REASON = FreeText.of("replaced");
    private static final SignalSourceRegistered REGISTERED = new SignalSourceRegistered("siem", NAME, SignalChannel.SECURITY_MONITORING, AlertForm.OCSF);
    private static final SignalSourceRevoked REVOKED = new SignalSourceRevoked("siem", REASON);
    private static final RegisterSignalSource REGISTER = new RegisterSignalSource("siem", NAME, SignalChannel.SECURITY_MONITORING, AlertForm.OCSF);
    private static final RotateSignalSourceSecret ROTATE = new RotateSignalSourceSecret("siem");
    private static final RevokeSignalSource REVOKE = new RevokeSignalSource("siem", REASON);

    private final Decided decided = Decided.by(new SignalSourceModule());

    @AfterEach
    void stop() {
        decided.close();
    }

    @Test
    void isRegisteredOnce() {
        decided.given().when(REGISTER).success().events(REGISTERED);
        decided.given(REGISTERED).refuses("signal.source-registered", REGISTER);
        decided.given(REGISTERED, REVOKED).refuses("signal.source-registered", REGISTER);
    }

    @Test
    void withoutANameIsRefused() {
        decided.given().refuses("command.text-missing", new RegisterSignalSource("siem", FreeText.of(" "), SignalChannel.SECURITY_MONITORING, AlertForm.OCSF));
    }

    @Test
    void getsTheNextSecretWithEachRotation() {
        decided.given(REGISTERED).when(ROTATE).success().events(new SignalSourceSecretRotated("siem", 2));
        decided.given(REGISTERED, new SignalSourceSecretRotated("siem", 2)).when(ROTATE).success().events(new SignalSourceSecretRotated("siem", 3));
    }

    @Test
    void thatDoesNotExistOrWasRevokedGetsNoSecret() {
        decided.given().refuses("signal.source-not-found", ROTATE);
        decided.given(REGISTERED, REVOKED).refuses("signal.source-revoked", ROTATE);
    }

    @Test
    void isRevokedOnce() {
        decided.given(REGISTERED).when(REVOKE).success().events(REVOKED);
        decided.given(REGISTERED, REVOKED).refuses("signal.source-revoked", REVOKE);
        decided.given().refuses("signal.source-not-found", REVOKE);
        decided.given(REGISTERED).refuses("command.text-missing", new RevokeSignalSource("siem", FreeText.of("")));
    }
}
