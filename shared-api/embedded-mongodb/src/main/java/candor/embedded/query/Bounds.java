package candor.embedded.query;

import candor.embedded.bson.BsonKind;
import candor.embedded.bson.KeyEncoder;
import candor.embedded.index.KeyTree;
import candor.embedded.query.ValueTest.Compared;
import candor.embedded.query.ValueTest.Equal;
import candor.embedded.query.ValueTest.Matches;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * The stretch of one field's keys that constraints leave, in ascending terms.
 *
 * @param from inclusive
 * @param to exclusive; null = no end
 */
@SuppressWarnings("ArrayRecordComponent") // compared by their bytes where it matters
record Bounds(byte[] from, byte @Nullable [] to) {

    /** The keys of a field that has to be one of some values: in ascending order, none twice, since each is looked for. */
    static List<byte[]> points(Constraint constraint) {
        Set<byte[]> keys = new TreeSet<>(Arrays::compareUnsigned);
        constraint.tests().forEach(test -> keys.add(((Equal) test).key()));
        return List.copyOf(keys);
    }

    static Bounds of(Constraint constraint) {
        return switch (constraint.tests().getFirst()) {
            case Compared compared -> of(compared);
            case Matches matches -> startingWith(matches.prefix());
            case Equal equal -> new Bounds(equal.key(), KeyTree.after(equal.key()));
            case ValueTest.Exists _ -> throw new IllegalStateException("existence bounds nothing");
        };
    }

    private static Bounds of(Compared compared) {
        byte[] key = compared.key();
        byte[] kind = {key[0]};
        byte @Nullable [] behind = KeyTree.after(key);
        return switch (compared.relation()) {
            case GREATER_OR_EQUAL -> new Bounds(key, KeyTree.after(kind));
            case GREATER -> new Bounds(behind == null ? key : behind, KeyTree.after(kind));
            case LESS -> new Bounds(kind, key);
            case LESS_OR_EQUAL -> new Bounds(kind, behind);
        };
    }

    private static Bounds startingWith(String prefix) {
        byte[] text = prefix.getBytes(StandardCharsets.UTF_8);
        byte[] key = new byte[text.length + 1];
        key[0] = (byte) KeyEncoder.tagOf(BsonKind.STRING);
        System.arraycopy(text, 0, key, 1, text.length);
        return new Bounds(key, KeyTree.after(key));
    }

    Bounds and(Bounds other) {
        byte[] later = Arrays.compareUnsigned(from, other.from) >= 0 ? from : other.from;
        byte @Nullable [] earlier = to == null || other.to != null && Arrays.compareUnsigned(other.to, to) < 0 ? other.to : to;
        return new Bounds(later, earlier);
    }

    /**
     * The range of whole keys. For a descending field every byte is inverted, so the ends change places: what began
     * at {@code from} ends behind everything that begins with its inversion, and what ended before {@code to} begins behind it.
     */
    KeyRange behind(byte[] prefix, boolean ascending) {
        if (ascending) {
            return new KeyRange(join(prefix, from), to == null ? KeyTree.after(prefix) : join(prefix, to));
        }
        byte @Nullable [] low = to == null ? prefix : KeyTree.after(join(prefix, inverted(to)));
        return new KeyRange(low == null ? prefix : low, KeyTree.after(join(prefix, inverted(from))));
    }

    static byte[] join(byte[] prefix, byte[] rest) {
        byte[] joined = Arrays.copyOf(prefix, prefix.length + rest.length);
        System.arraycopy(rest, 0, joined, prefix.length, rest.length);
        return joined;
    }

    static byte[] inverted(byte[] key) {
        byte[] inverted = new byte[key.length];
        for (int i = 0; i < key.length; i++) {
            inverted[i] = (byte) ~key[i];
        }
        return inverted;
    }
}
