package candor.embedded.wire;

import candor.embedded.bson.DocumentRules;
import candor.embedded.bson.RawDocument;
import candor.embedded.bson.Refused;
import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandlerContext;
import io.netty.handler.codec.LengthFieldBasedFrameDecoder;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads OP_MSG and, for greetings, OP_QUERY. Every document is checked here, before anything walks it. */
final class RequestDecoder extends LengthFieldBasedFrameDecoder {

    /** MongoDB's limit on one message. */
    static final int LARGEST_MESSAGE = 48_000_000;

    private static final int OP_QUERY = 2004;
    private static final int OP_MSG = 2013;
    private static final int CHECKSUM_PRESENT = 1;
    private static final int MORE_TO_COME = 1 << 1;
    private static final int EXHAUST_ALLOWED = 1 << 16;

    /** A message that cannot be answered with a reply of its own. */
    record Unreadable(int id, Refused why, boolean answerable) {}

    RequestDecoder() {
        super(ByteOrder.LITTLE_ENDIAN, LARGEST_MESSAGE, 0, Integer.BYTES, -Integer.BYTES, 0, true);
    }

    @Override
    protected @Nullable Object decode(ChannelHandlerContext context, ByteBuf in) throws Exception {
        ByteBuf frame = (ByteBuf) super.decode(context, in);
        if (frame == null) {
            return null;
        }
        try {
            frame.skipBytes(Integer.BYTES);
            return message(frame);
        } finally {
            frame.release();
        }
    }

    private static Object message(ByteBuf frame) {
        int id = frame.readIntLE();
        frame.skipBytes(Integer.BYTES);
        int operation = frame.readIntLE();
        try {
            return switch (operation) {
                case OP_MSG -> command(id, frame);
                case OP_QUERY -> greeting(id, frame);
                default -> new Unreadable(id, Refused.notOffered("wire operation " + operation), false);
            };
        } catch (Refused refused) {
            return new Unreadable(id, refused, operation == OP_MSG);
        } catch (IndexOutOfBoundsException e) {
            return new Unreadable(id, Refused.failedToParse("the message is shorter than it says"), false);
        }
    }

    private static Object command(int id, ByteBuf frame) {
        int flags = frame.readIntLE();
        if ((flags & MORE_TO_COME) != 0) {
            return new Unreadable(id, Refused.notOffered("unacknowledged writes (w: 0)"), false);
        }
        if ((flags & ~(CHECKSUM_PRESENT | EXHAUST_ALLOWED)) != 0) {
            return new Unreadable(id, Refused.notOffered("message flags " + flags), true);
        }
        int end = frame.writerIndex() - ((flags & CHECKSUM_PRESENT) != 0 ? Integer.BYTES : 0);
        byte @Nullable [] body = null;
        Map<String, List<byte[]>> sequences = new HashMap<>();
        while (frame.readerIndex() < end) {
            if (frame.readByte() == 0) {
                body = document(frame);
            } else {
                readSequence(frame, sequences);
            }
        }
        if (body == null) {
            throw Refused.failedToParse("a message without a body");
        }
        RawDocument command = new RawDocument(body, 0);
        return new Request(id, false, command.get("$db").isPresent() ? command.get("$db").asString() : "admin", command, sequences);
    }

    private static void readSequence(ByteBuf frame, Map<String, List<byte[]>> sequences) {
        int end = frame.readerIndex() + frame.readIntLE();
        String field = text(frame);
        List<byte[]> documents = new ArrayList<>();
        while (frame.readerIndex() < end) {
            documents.add(document(frame));
        }
        sequences.put(field, documents);
    }

    private static Request greeting(int id, ByteBuf frame) {
        frame.skipBytes(Integer.BYTES);
        String collection = text(frame);
        frame.skipBytes(2 * Integer.BYTES);
        return new Request(id, true, collection.replace(".$cmd", ""), new RawDocument(document(frame), 0), Map.of());
    }

    private static byte[] document(ByteBuf frame) {
        int length = frame.getIntLE(frame.readerIndex());
        if (length > frame.readableBytes() || length < 5) {
            throw new Refused(22, "InvalidBSON", "malformed BSON: a length that does not fit");
        }
        byte[] bytes = new byte[length];
        frame.readBytes(bytes);
        DocumentRules.checkReceived(bytes, 0, length);
        return bytes;
    }

    private static String text(ByteBuf frame) {
        int length = frame.bytesBefore((byte) 0);
        if (length < 0) {
            throw Refused.failedToParse("a text that does not end");
        }
        String text = frame.toString(frame.readerIndex(), length, StandardCharsets.UTF_8);
        frame.skipBytes(length + 1);
        return text;
    }
}
