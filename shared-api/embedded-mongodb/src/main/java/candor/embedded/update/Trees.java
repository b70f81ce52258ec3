package candor.embedded.update;

import candor.embedded.bson.KeyEncoder;
import candor.embedded.bson.RawDocument;
import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.wire.bson.BsonDecoder;
import de.bwaldvogel.mongo.wire.bson.BsonEncoder;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Documents as trees that can be changed, only while they are being updated. */
final class Trees {

    private Trees() {}

    static Document decode(RawDocument document) {
        return BsonDecoder.decodeBson(Unpooled.wrappedBuffer(document.bytes(), document.start(), document.length()));
    }

    static byte[] encode(Document document) {
        ByteBuf out = Unpooled.buffer(1024);
        BsonEncoder.encodeDocument(document, out);
        byte[] bytes = new byte[out.readableBytes()];
        out.readBytes(bytes);
        return bytes;
    }

    /** The value's ordered key, to compare values as MongoDB does. */
    static byte[] keyOf(@Nullable Object value) {
        return KeyEncoder.keyOf(new RawDocument(encode(new Document("v", value)), 0).get("v"));
    }

    static @Nullable Object copy(@Nullable Object value) {
        return switch (value) {
            case null -> null;
            case Document document -> document.cloneDeeply();
            case List<?> list -> {
                List<@Nullable Object> copy = new ArrayList<>();
                list.forEach(element -> copy.add(copy(element)));
                yield copy;
            }
            default -> value;
        };
    }
}
