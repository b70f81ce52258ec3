package candor.embedded.index;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.NavigableMap;
import java.util.Random;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Consumer;

/**
 * A tree of pages beside the library's map: keys like those of an index over tags, added at random, then looked up at random, and the heap
 * that they take. Run its main with {@code -Xms2g -Xmx2g}; argument: number of keys (default 500,000).
 */
final class KeyTreeBenchmark {

    private static final int ROUNDS = 5;
    private static final byte[] VALUE = {};

    private KeyTreeBenchmark() {
    }

    private record Figures(double putMicros, double getMicros, double bytes) {

        void say(String name) {
            System.out.printf("  %-12s put %.2f us, get %.2f us, heap %.0f bytes a key%n", name, putMicros, getMicros, bytes);
        }
    }

    private interface Entries {
        void put(byte[] key);

        boolean holds(byte[] key);
    }

    private record Pages(KeyTree tree) implements Entries {
        @Override
        public void put(byte[] key) {
            tree.put(key, VALUE);
        }

        @Override
        public boolean holds(byte[] key) {
            return tree.get(key) != null;
        }
    }

    private record Library(NavigableMap<byte[], byte[]> map) implements Entries {
        @Override
        public void put(byte[] key) {
            map.put(key, VALUE);
        }

        @Override
        public boolean holds(byte[] key) {
            return map.get(key) != null;
        }
    }

    public static void main(String[] arguments) {
        int count = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 500_000;
        System.out.printf("%d keys, Java %s, %d processors%n", count, Runtime.version(), Runtime.getRuntime().availableProcessors());
        List<Figures> pages = new ArrayList<>();
        List<Figures> library = new ArrayList<>();
        for (int round = 0; round < ROUNDS; round++) {
            pages.add(measure(new Pages(new KeyTree()), count, round));
            library.add(measure(new Library(new TreeMap<>(Arrays::compareUnsigned)), count, round));
            pages.getLast().say("pages");
            library.getLast().say("TreeMap");
        }
        Figures ours = pages.getLast();
        Figures peer = library.getLast();
        System.out.printf("last round: put %.2f, get %.2f times as quick; %.2f times the heap%n",
                peer.putMicros() / ours.putMicros(), peer.getMicros() / ours.getMicros(), ours.bytes() / peer.bytes());
    }

    private static Figures measure(Entries entries, int count, long seed) {
        long before = used();
        long began = System.nanoTime();
        keys(count, seed, entries::put);
        double put = micros(began, count);
        long after = used();
        began = System.nanoTime();
        keys(count, seed, key -> require(entries.holds(key)));
        return new Figures(put, micros(began, count), (double) (after - before) / count);
    }

    /** The same keys for the same seed; making one takes the same time for both. */
    private static void keys(int count, long seed, Consumer<byte[]> use) {
        Random random = new Random(seed);
        for (int i = 0; i < count; i++) {
            use.accept(("incident:" + new UUID(random.nextLong(), random.nextLong())).getBytes(StandardCharsets.US_ASCII));
        }
    }

    private static void require(boolean there) {
        if (!there) {
            throw new IllegalStateException("a key is lost");
        }
    }

    private static double micros(long began, int count) {
        return (System.nanoTime() - began) / 1e3 / count;
    }

    private static long used() {
        for (int i = 0; i < 3; i++) {
            System.gc();
        }
        Runtime runtime = Runtime.getRuntime();
        return runtime.totalMemory() - runtime.freeMemory();
    }
}
