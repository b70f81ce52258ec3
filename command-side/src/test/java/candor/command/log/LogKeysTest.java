package candor.command.log;

import candor.command.Decided;
import candor.log.LogCommand.RetireLogKey;
import candor.log.LogCommand.RotateLogKey;
import candor.log.LogEvent.LogKeyRetired;
import candor.log.LogEvent.LogKeyRotated;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class LogKeysTest {
    private static final LogKeyRotated SECOND = new LogKeyRotated("log+2", 40);
    private final Decided decided = Decided.by(new LogModule());

    @AfterEach
    void stop() {
        decided.close();
    }

    @Test
    void rotatingNamesTheKeyAndWhereItBegins() {
        decided.given().when(new RotateLogKey("log+2", 40)).success().events(SECOND);
    }

    @Test
    void rotatingToAKeyThatSignedBeforeIsRefused() {
        decided.given(SECOND).refuses("log.key-known", new RotateLogKey("log+2", 50));
        decided.given(SECOND, new LogKeyRetired("log+1")).refuses("log.key-known", new RotateLogKey("log+1", 50));
    }

    @Test
    void retiringLeavesTheNewestKey() {
        decided.given(SECOND).when(new RetireLogKey("log+1")).success().events(new LogKeyRetired("log+1"));
    }

    @Test
    void retiringTheOnlyKeyIsRefused() {
        decided.given().refuses("log.no-other-key", new RetireLogKey("log+1"));
        decided.given(SECOND).refuses("log.no-other-key", new RetireLogKey("log+2"));
    }

    @Test
    void retiringAKeyTwiceIsRefused() {
        decided.given(SECOND, new LogKeyRetired("log+1")).refuses("log.key-retired", new RetireLogKey("log+1"));
    }
}
