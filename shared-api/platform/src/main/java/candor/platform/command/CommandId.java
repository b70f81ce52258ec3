package candor.platform.command;

import candor.ledger.mongodb.MongoLedger;
import java.nio.ByteBuffer;
import java.util.HexFormat;
import java.util.UUID;

/** The id of a command: a UUID (RFC 9562) made of a keyed hash of account and key, so that nobody outside can tell whose it is. */
final class CommandId {
    private static final long VERSION_8 = 0x8000L;
    private static final long VARIANT = 0x8000_0000_0000_0000L;

    private CommandId() {}

    static UUID of(MongoLedger ledger, Issuance issuance) {
        Actor actor = issuance.actor();
        String account = actor == null ? "" : actor.account();
        byte[] keyed = HexFormat.of().parseHex(ledger.identify("command", account.length() + ":" + account + issuance.idempotencyKey()));
        ByteBuffer bytes = ByteBuffer.wrap(keyed);
        long high = bytes.getLong() & ~0xF000L | VERSION_8;
        long low = bytes.getLong() & 0x3FFF_FFFF_FFFF_FFFFL | VARIANT;
        return new UUID(high, low);
    }
}
