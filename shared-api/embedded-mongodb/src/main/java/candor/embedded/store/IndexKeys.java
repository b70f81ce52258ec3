package candor.embedded.store;

import candor.embedded.bson.BsonCursor;
import candor.embedded.bson.BsonKind;
import candor.embedded.bson.BsonValue;
import candor.embedded.bson.KeyEncoder;
import candor.embedded.bson.RawDocument;
import candor.embedded.bson.Refused;
import candor.embedded.query.KeyField;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.IntConsumer;

/**
 * The keys a document has in an index: one, or one for each element of the array its fields lead through. Two arrays side by side
 * are refused, as MongoDB does, because their entries would multiply.
 */
final class IndexKeys {

    private record Position(BsonValue value, int depth) {}

    private final byte[][][] paths;
    private final List<KeyField> fields;
    private final IntConsumer arrayMet;
    private final Set<byte[]> keys = new TreeSet<>(Arrays::compareUnsigned);

    /** @param arrayMet told the number of each field that leads through an array */
    IndexKeys(List<KeyField> fields, IntConsumer arrayMet) {
        this.fields = fields;
        this.arrayMet = arrayMet;
        this.paths = fields.stream().map(field -> field.path().names()).toArray(byte[][][]::new);
    }

    List<byte[]> of(byte[] document) {
        Position[] positions = new Position[paths.length];
        BsonValue root = new RawDocument(document, 0).asValue();
        for (int i = 0; i < paths.length; i++) {
            positions[i] = follow(i, root, 0);
        }
        keys.clear();
        expand(positions);
        return List.copyOf(keys);
    }

    private Position follow(int field, BsonValue from, int fromDepth) {
        BsonValue value = from;
        int depth = fromDepth;
        while (depth < paths[field].length && value.isDocument()) {
            value = value.asDocument().get(paths[field][depth]);
            depth++;
        }
        if (value.isArray()) {
            return new Position(value, depth);
        }
        return new Position(depth == paths[field].length ? value : BsonValue.ABSENT, paths[field].length);
    }

    private void expand(Position[] positions) {
        BsonValue array = BsonValue.ABSENT;
        for (int i = 0; i < positions.length; i++) {
            BsonValue value = positions[i].value();
            if (value.isArray() && positions[i].depth() >= 0) {
                if (array.isPresent() && array.start() != value.start()) {
                    throw new Refused(171, "CannotIndexParallelArrays", "cannot index parallel arrays [" + fields.get(i).path() + "] with another array");
                }
                array = value;
                arrayMet.accept(i);
            }
        }
        if (!array.isPresent()) {
            keys.add(encode(positions));
            return;
        }
        BsonCursor elements = new BsonCursor(array.bytes(), array.start());
        boolean any = false;
        while (elements.advance()) {
            any = true;
            expand(replace(positions, array, elements.value()));
        }
        if (!any) {
            expand(replace(positions, array, BsonValue.ABSENT));
        }
    }

    private Position[] replace(Position[] positions, BsonValue array, BsonValue element) {
        Position[] replaced = positions.clone();
        for (int i = 0; i < positions.length; i++) {
            Position position = positions[i];
            if (position.depth() >= 0 && position.value().isArray() && position.value().start() == array.start()) {
                boolean atEnd = position.depth() == paths[i].length;
                replaced[i] = atEnd ? finished(element) : element.isDocument() ? follow(i, element, position.depth()) : finished(BsonValue.ABSENT);
            }
        }
        return replaced;
    }

    /** Negative depth: taken as it is, even if it is an array inside an array. */
    private static Position finished(BsonValue value) {
        return new Position(value, -1);
    }

    private byte[] encode(Position[] positions) {
        KeyEncoder key = new KeyEncoder();
        for (int i = 0; i < positions.length; i++) {
            key.add(positions[i].value(), fields.get(i).ascending());
        }
        return key.toBytes();
    }
}
