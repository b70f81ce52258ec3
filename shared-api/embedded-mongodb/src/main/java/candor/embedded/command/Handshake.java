package candor.embedded.command;

import candor.embedded.bson.DocumentRules;
import candor.embedded.bson.DocumentWriter;
import java.time.Clock;

/** How the store introduces itself: a standalone server without sessions, so drivers offer neither transactions nor retryable writes. */
final class Handshake {

    /** MongoDB 7.0's: recent enough for current drivers, below the wire version that brings commands this store lacks. */
    private static final int WIRE_VERSION = 21;

    private static final String VERSION = "7.0.0";
    private static final int LARGEST_MESSAGE = 48_000_000;
    private static final int LARGEST_BATCH = 100_000;

    private final Clock clock;

    Handshake(Clock clock) {
        this.clock = clock;
    }

    DocumentWriter hello(boolean legacyName) {
        return new DocumentWriter()
                .put("helloOk", true)
                .put(legacyName ? "ismaster" : "isWritablePrimary", true)
                .put("maxBsonObjectSize", DocumentRules.LARGEST_DOCUMENT)
                .put("maxMessageSizeBytes", LARGEST_MESSAGE)
                .put("maxWriteBatchSize", LARGEST_BATCH)
                .putDate("localTime", clock.millis())
                .put("minWireVersion", 0)
                .put("maxWireVersion", WIRE_VERSION)
                .put("readOnly", false);
    }

    static DocumentWriter buildInfo() {
        return new DocumentWriter().put("version", VERSION).put("maxBsonObjectSize", DocumentRules.LARGEST_DOCUMENT);
    }
}
