package candor.ledger.mongodb.log;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.UUID;

/**
 * Which tags and commands the log holds behind a position, in about a dozen bits each. It is certain of what is absent and may err
 * about what is there, once in some hundred times (a Bloom filter that grows by layers, each twice as large as the last; Almeida et
 * al., "Scalable Bloom Filters", 2007). When it has grown to its limit it forgets its oldest layer. Not safe for use by several
 * threads.
 */
final class KnownKeys {

    private static final int BITS_PER_KEY = 12;
    /** ln 2 times the bits per key errs least. */
    private static final int PROBES = 8;
    private static final int SMALLEST_LAYER = 1 << 14;
    /** Keys of all layers together, which take 12 MB: those of some million entries. */
    private static final int MOST_KEYS = 1 << 23;

    /** All keys of the entries from this position on, until the next layer began; perhaps some of earlier ones. */
    private static final class Layer {
        private final long from;
        private final int capacity;
        private final long[] bits;
        private int keys;

        Layer(long from, int capacity) {
            this.from = from;
            this.capacity = capacity;
            this.bits = new long[capacity / Long.SIZE * BITS_PER_KEY];
        }

        boolean holds(long hash) {
            for (int probe = 0; probe < PROBES; probe++) {
                int bit = bit(hash, probe);
                if ((bits[bit >>> 6] & 1L << bit) == 0) {
                    return false;
                }
            }
            return true;
        }

        void add(long hash) {
            for (int probe = 0; probe < PROBES; probe++) {
                int bit = bit(hash, probe);
                bits[bit >>> 6] |= 1L << bit;
            }
            keys++;
        }

        /** Both halves of a hash give all its probes (Kirsch and Mitzenmacher, 2006). */
        private int bit(long hash, int probe) {
            int mixed = (int) hash + probe * ((int) (hash >>> 32) | 1);
            return (int) ((mixed & 0xFFFF_FFFFL) * (bits.length * (long) Long.SIZE) >>> 32);
        }
    }

    private final Deque<Layer> layers = new ArrayDeque<>();
    private long capacity;

    /** @param floor position from which on every key will be added */
    KnownKeys(long floor) {
        begin(floor, SMALLEST_LAYER);
    }

    /** Adds a tag of the entry at this position; positions never go back. */
    void add(String tag, long position) {
        add(hash(tag), position);
    }

    /** Adds a command, when no entry behind this position has been added yet. */
    void add(UUID command, long last) {
        add(hash(command), last);
    }

    /** Whether certainly no entry at this position or behind it has the tag. */
    boolean lacks(String tag, long from) {
        return covers(from) && lacks(hash(tag));
    }

    /** Whether certainly no entry of the whole log was stored by the command. */
    boolean lacks(UUID command) {
        return covers(0) && lacks(hash(command));
    }

    private boolean covers(long position) {
        return position >= layers.getLast().from;
    }

    private boolean lacks(long hash) {
        return layers.stream().noneMatch(layer -> layer.holds(hash));
    }

    private void add(long hash, long position) {
        Layer newest = layers.getFirst();
        if (newest.holds(hash)) {
            return;
        }
        if (newest.keys == newest.capacity) {
            newest = begin(position + 1, Math.min(2 * newest.capacity, MOST_KEYS / 4));
        }
        newest.add(hash);
    }

    private Layer begin(long from, int keys) {
        Layer layer = new Layer(from, keys);
        layers.addFirst(layer);
        capacity += keys;
        while (capacity > MOST_KEYS) {
            capacity -= layers.removeLast().capacity;
        }
        return layer;
    }

    /** Of 32 bits, which the tag knows already: among all keys two share them less often than the filter errs. */
    private static long hash(String tag) {
        return mix(tag.hashCode());
    }

    private static long hash(UUID command) {
        return mix(mix(command.getMostSignificantBits()) ^ command.getLeastSignificantBits());
    }

    /** The finishing step of MurmurHash3, which spreads every bit over all others. */
    private static long mix(long value) {
        long mixed = (value ^ value >>> 33) * 0xFF51_AFD7_ED55_8CCDL;
        mixed = (mixed ^ mixed >>> 33) * 0xC4CE_B9FE_1A85_EC53L;
        return mixed ^ mixed >>> 33;
    }
}
