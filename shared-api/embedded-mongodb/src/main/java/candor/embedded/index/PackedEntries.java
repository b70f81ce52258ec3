package candor.embedded.index;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Values by key, keys in ascending order (bytes compared unsigned) and side by side in one array: what is compared in turn lies together. */
final class PackedEntries<V> {

    private static final int FEW = 8;

    private byte[] keys;
    /** Where each key ends, and so the next begins. */
    private int[] ends;
    private final List<V> values;

    PackedEntries() {
        this(new byte[0], new int[FEW], new ArrayList<>(FEW));
    }

    private PackedEntries(byte[] keys, int[] ends, List<V> values) {
        this.keys = keys;
        this.ends = ends;
        this.values = values;
    }

    int count() {
        return values.size();
    }

    V value(int index) {
        return values.get(index);
    }

    byte[] key(int index) {
        return Arrays.copyOfRange(keys, start(index), ends[index]);
    }

    /** Index of a key; if it is not there, as {@link Arrays#binarySearch} says where it belongs. */
    int search(byte[] key) {
        return search(key, 0);
    }

    /** As {@link #search(byte[])}, from this index on. */
    int search(byte[] key, int from) {
        int low = from;
        int high = count() - 1;
        while (low <= high) {
            int middle = (low + high) >>> 1;
            int order = Arrays.compareUnsigned(keys, start(middle), ends[middle], key, 0, key.length);
            if (order == 0) {
                return middle;
            }
            if (order < 0) {
                low = middle + 1;
            } else {
                high = middle - 1;
            }
        }
        return -low - 1;
    }

    boolean beginsWith(int index, byte[] prefix) {
        int from = start(index);
        return prefix.length <= ends[index] - from && Arrays.equals(keys, from, from + prefix.length, prefix, 0, prefix.length);
    }

    V replace(int index, V value) {
        return values.set(index, value);
    }

    void insert(int index, byte[] key, V value) {
        int count = count();
        int used = start(count);
        if (used + key.length > keys.length) {
            keys = Arrays.copyOf(keys, roomFor(used + key.length));
        }
        if (count == ends.length) {
            ends = Arrays.copyOf(ends, 2 * count);
        }
        int at = start(index);
        System.arraycopy(keys, at, keys, at + key.length, used - at);
        System.arraycopy(key, 0, keys, at, key.length);
        for (int i = count; i > index; i--) {
            ends[i] = ends[i - 1] + key.length;
        }
        ends[index] = at + key.length;
        values.add(index, value);
    }

    V remove(int index) {
        int from = start(index);
        int to = ends[index];
        int last = count() - 1;
        System.arraycopy(keys, to, keys, from, ends[last] - to);
        for (int i = index; i < last; i++) {
            ends[i] = ends[i + 1] - (to - from);
        }
        return values.remove(index);
    }

    /** Takes the entries from this index on away. */
    PackedEntries<V> splitAt(int index) {
        int from = start(index);
        int count = count();
        int length = start(count) - from;
        List<V> taken = values.subList(index, count);
        PackedEntries<V> rest = new PackedEntries<>(new byte[roomFor(length)], new int[ends.length], new ArrayList<>(ends.length));
        System.arraycopy(keys, from, rest.keys, 0, length);
        for (int i = index; i < count; i++) {
            rest.ends[i - index] = ends[i] - from;
        }
        rest.values.addAll(taken);
        taken.clear();
        keys = Arrays.copyOf(keys, index == count ? from : roomFor(from));
        return rest;
    }

    /** A quarter more, for the keys that come next. */
    private static int roomFor(int bytes) {
        return bytes + bytes / 4;
    }

    private int start(int index) {
        return index == 0 ? 0 : ends[index - 1];
    }
}
