package candor.embedded.store;

import candor.embedded.bson.BsonCursor;
import candor.embedded.bson.BsonValue;
import candor.embedded.bson.KeyEncoder;
import candor.embedded.bson.RawDocument;
import candor.embedded.bson.Refused;
import candor.embedded.query.KeyField;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntConsumer;

/**
 * The keys a document has in an index: one, or one for each element of the array its fields lead through. Two arrays side by side
 * are refused, as MongoDB does, because their entries would multiply.
 */
final class IndexKeys {

    private static final int FEW = 4;
    /** Instead of a depth: an element of an array is taken as it is, even if it is an array. */
    private static final int ELEMENT = -1;

    private final byte[][][] paths;
    private final List<KeyField> fields;
    private final IntConsumer arrayMet;
    private final KeyEncoder key = new KeyEncoder();
    /** Where the way to each field has led so far. */
    private final BsonValue[] values;
    /** How many names of its path that took. */
    private final int[] depths;

    /** @param arrayMet told the number of each field that leads through an array */
    IndexKeys(List<KeyField> fields, IntConsumer arrayMet) {
        this.fields = fields;
        this.arrayMet = arrayMet;
        this.paths = fields.stream().map(field -> field.path().names()).toArray(byte[][][]::new);
        this.values = new BsonValue[paths.length];
        this.depths = new int[paths.length];
    }

    /** In ascending order, none twice. Not for use by several threads. */
    List<byte[]> of(byte[] document) {
        BsonValue root = new RawDocument(document, 0).asValue();
        for (int i = 0; i < paths.length; i++) {
            follow(i, root, 0);
        }
        List<byte[]> keys = new ArrayList<>(FEW);
        expand(keys);
        return distinct(keys);
    }

    private static List<byte[]> distinct(List<byte[]> keys) {
        keys.sort(Arrays::compareUnsigned);
        for (int i = keys.size() - 1; i > 0; i--) {
            if (Arrays.equals(keys.get(i), keys.get(i - 1))) {
                keys.remove(i);
            }
        }
        return keys;
    }

    private void follow(int field, BsonValue from, int fromDepth) {
        byte[][] path = paths[field];
        BsonValue value = from;
        int depth = fromDepth;
        while (depth < path.length && value.isDocument()) {
            value = value.asDocument().get(path[depth]);
            depth++;
        }
        boolean led = value.isArray() || depth == path.length;
        values[field] = led ? value : BsonValue.ABSENT;
        depths[field] = depth;
    }

    /** Adds a key for where the fields are, or one for each element of the array that they have come to. */
    private void expand(List<byte[]> keys) {
        BsonValue array = array();
        if (!array.isPresent()) {
            keys.add(encode());
            return;
        }
        BsonValue[] before = values.clone();
        int[] depthsBefore = depths.clone();
        BsonCursor elements = new BsonCursor(array.bytes(), array.start());
        boolean any = false;
        while (elements.advance()) {
            any = true;
            stepInto(before, depthsBefore, array, elements.value());
            expand(keys);
        }
        if (!any) {
            stepInto(before, depthsBefore, array, BsonValue.ABSENT);
            expand(keys);
        }
    }

    /** The array that fields have come to; absent if there is none. */
    private BsonValue array() {
        BsonValue array = BsonValue.ABSENT;
        for (int i = 0; i < values.length; i++) {
            if (isToBeExpanded(values[i], depths[i])) {
                if (array.isPresent() && array.start() != values[i].start()) {
                    throw new Refused(171, "CannotIndexParallelArrays", "cannot index parallel arrays [" + fields.get(i).path() + "] with another array");
                }
                array = values[i];
                arrayMet.accept(i);
            }
        }
        return array;
    }

    private static boolean isToBeExpanded(BsonValue value, int depth) {
        return value.isArray() && depth != ELEMENT;
    }

    /** Takes the fields from an array to one of its elements, the others to where they were. */
    private void stepInto(BsonValue[] before, int[] depthsBefore, BsonValue array, BsonValue element) {
        for (int i = 0; i < before.length; i++) {
            values[i] = before[i];
            depths[i] = depthsBefore[i];
            if (isToBeExpanded(before[i], depthsBefore[i]) && before[i].start() == array.start()) {
                boolean atEnd = depthsBefore[i] == paths[i].length;
                if (!atEnd && element.isDocument()) {
                    follow(i, element, depthsBefore[i]);
                } else {
                    values[i] = atEnd ? element : BsonValue.ABSENT;
                    depths[i] = ELEMENT;
                }
            }
        }
    }

    private byte[] encode() {
        key.reset();
        for (int i = 0; i < values.length; i++) {
            key.add(values[i], fields.get(i).ascending());
        }
        return key.toBytes();
    }
}
