package candor.embedded.wire;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelHandlerContext;
import io.netty.handler.codec.MessageToMessageEncoder;
import java.util.List;

/** Writes a reply's head and, without copying it, its document. */
final class ReplyEncoder extends MessageToMessageEncoder<Reply> {

    private static final int OP_REPLY = 1;
    private static final int OP_MSG = 2013;
    private static final int HEADER = 16;

    ReplyEncoder() {
        super(Reply.class);
    }

    @Override
    protected void encode(ChannelHandlerContext context, Reply reply, List<Object> out) {
        ByteBuf head = reply.legacy() ? legacyHead(reply) : head(reply);
        out.add(Unpooled.wrappedBuffer(head, Unpooled.wrappedBuffer(reply.document())));
    }

    private static ByteBuf head(Reply reply) {
        int headLength = HEADER + Integer.BYTES + 1;
        return header(reply, headLength, OP_MSG).writeIntLE(0).writeByte(0);
    }

    private static ByteBuf legacyHead(Reply reply) {
        int headLength = HEADER + Integer.BYTES + Long.BYTES + 2 * Integer.BYTES;
        return header(reply, headLength, OP_REPLY).writeIntLE(0).writeLongLE(0).writeIntLE(0).writeIntLE(1);
    }

    private static ByteBuf header(Reply reply, int headLength, int operation) {
        return Unpooled.buffer(headLength).writeIntLE(headLength + reply.document().length).writeIntLE(0).writeIntLE(reply.to()).writeIntLE(operation);
    }
}
