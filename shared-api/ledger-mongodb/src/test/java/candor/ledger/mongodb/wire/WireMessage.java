package candor.ledger.mongodb.wire;

import java.io.DataInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Optional;
import org.bson.BsonBinaryWriter;
import org.bson.BsonDocument;
import org.bson.RawBsonDocument;
import org.bson.codecs.BsonDocumentCodec;
import org.bson.codecs.EncoderContext;
import org.bson.io.BasicOutputBuffer;
import org.jspecify.annotations.Nullable;

/**
 * One message of the MongoDB wire protocol: a header of four little-endian int32 (length, request id, response to, op code), then what
 * the op code says. Of {@code OP_MSG} the body (section kind 0) is read; everything else goes through as it is. Compressed messages are
 * not looked into: a driver compresses only when its address asks for it.
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record WireMessage(byte[] bytes) {

    private static final int HEADER = 16;
    private static final int OP_MSG = 2013;
    /** A server's own limit for one message. */
    private static final int LONGEST = 48_000_000;

    /** The next message; null at the end of the stream. */
    static @Nullable WireMessage read(DataInputStream in) throws IOException {
        int first = in.read();
        if (first < 0) {
            return null;
        }
        byte[] length = {(byte) first, in.readByte(), in.readByte(), in.readByte()};
        int total = little(length).getInt();
        if (total < HEADER || total > LONGEST) {
            throw new IOException("a message of " + total + " bytes");
        }
        byte[] bytes = new byte[total];
        System.arraycopy(length, 0, bytes, 0, length.length);
        in.readFully(bytes, length.length, total - length.length);
        return new WireMessage(bytes);
    }

    /** A reply to a request. */
    static WireMessage reply(int requestId, BsonDocument body) {
        BasicOutputBuffer document = new BasicOutputBuffer();
        new BsonDocumentCodec().encode(new BsonBinaryWriter(document), body, EncoderContext.builder().build());
        int length = HEADER + Integer.BYTES + 1 + document.getSize();
        ByteBuffer message = ByteBuffer.allocate(length).order(ByteOrder.LITTLE_ENDIAN)
                .putInt(length).putInt(0).putInt(requestId).putInt(OP_MSG)
                .putInt(0).put((byte) 0).put(document.toByteArray());
        return new WireMessage(message.array());
    }

    int requestId() {
        return little(bytes).getInt(4);
    }

    int responseTo() {
        return little(bytes).getInt(8);
    }

    /** The command or reply; empty where it is none in an {@code OP_MSG}, such as the first {@code hello} of a connection. */
    Optional<BsonDocument> body() {
        ByteBuffer message = little(bytes);
        if (message.getInt(12) != OP_MSG) {
            return Optional.empty();
        }
        int at = HEADER + Integer.BYTES;
        while (at < bytes.length) {
            int kind = bytes[at];
            int size = message.getInt(at + 1);
            if (kind == 0) {
                return Optional.of(new RawBsonDocument(bytes, at + 1, size));
            }
            at += 1 + size;
        }
        return Optional.empty();
    }

    private static ByteBuffer little(byte[] bytes) {
        return ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    }
}
