package candor.embedded.index;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.NavigableMap;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A tree of pages against the library's map. */
class KeyTreeTest {

    private KeyTree tree = new KeyTree();
    private final NavigableMap<byte[], byte[]> map = new TreeMap<>(Arrays::compareUnsigned);

    /** Many keys begin alike, some are the beginning of others, some have the highest bytes; the more of them there may be, the fewer repeat. */
    private static byte[] key(Random random, int variety) {
        byte[] key = ("incident:" + random.nextInt(variety)).getBytes(StandardCharsets.UTF_8);
        return switch (random.nextInt(4)) {
            case 0 -> Arrays.copyOf(key, random.nextInt(key.length + 1));
            case 1 -> withEnd(key, (byte) 0xFF);
            default -> key;
        };
    }

    private static byte[] withEnd(byte[] key, byte end) {
        byte[] longer = Arrays.copyOf(key, key.length + 1);
        longer[key.length] = end;
        return longer;
    }

    private static byte[] number(int number) {
        return new byte[] {(byte) (number >>> 24), (byte) (number >>> 16), (byte) (number >>> 8), (byte) number};
    }

    private void put(byte[] key, byte[] value) {
        assertThat(tree.put(key, value)).isSameAs(map.put(key, value));
    }

    private void remove(byte[] key) {
        assertThat(tree.remove(key)).isSameAs(map.remove(key));
    }

    private void assertSame(byte[] from, byte @Nullable [] to) {
        List<byte[]> expected = new ArrayList<>(part(from, to).values());
        assertThat(walk(tree.values(from, to, false))).usingElementComparator(KeyTreeTest::sameObject).isEqualTo(expected);
        for (int cap : new int[] {0, 1, expected.size() / 2, expected.size(), Integer.MAX_VALUE}) {
            assertThat(tree.count(from, to, cap)).isEqualTo(Math.min(cap, expected.size()));
        }
        Collections.reverse(expected);
        assertThat(walk(tree.values(from, to, true))).usingElementComparator(KeyTreeTest::sameObject).isEqualTo(expected);
    }

    private NavigableMap<byte[], byte[]> part(byte[] from, byte @Nullable [] to) {
        if (to == null) {
            return map.tailMap(from, true);
        }
        return Arrays.compareUnsigned(from, to) < 0 ? map.subMap(from, true, to, false) : new TreeMap<>(Arrays::compareUnsigned);
    }

    private static List<byte[]> walk(Iterator<byte[]> values) {
        List<byte[]> walked = new ArrayList<>();
        values.forEachRemaining(walked::add);
        return walked;
    }

    private static int sameObject(byte[] one, byte[] other) {
        return one == other ? 0 : 1;
    }

    private void assertAllSame() {
        assertThat(tree.size()).isEqualTo(map.size());
        assertSame(new byte[0], null);
        map.forEach((key, value) -> assertThat(tree.get(key)).isSameAs(value));
    }

    @ParameterizedTest
    @CsvSource({"1, 50, 2", "2, 500, 3", "3, 5000, 3", "4, 5000, 4", "5, 20000, 5", "6, 20000, 64", "20261130, 3000, 64"})
    void answersAsTheLibrarysMapDoesHoweverSmallItsPages(long seed, int variety, int most) {
        tree = new KeyTree(most);
        Random random = new Random(seed);
        for (int step = 0; step < 40_000; step++) {
            // Waves: mostly more keys, then mostly fewer.
            boolean growing = step / 8_000 % 2 == 0;
            byte[] key = key(random, variety);
            if (random.nextInt(4) == 0 != growing) {
                put(key, number(step));
            } else {
                remove(key);
            }
            assertThat(tree.get(key)).isSameAs(map.get(key));
            if (step % 500 == 0) {
                assertSame(key(random, variety), random.nextInt(5) == 0 ? null : key(random, variety));
                assertSame(key, KeyTree.after(key));
            }
        }
        assertAllSame();
        List<byte[]> left = new ArrayList<>(map.keySet());
        Collections.shuffle(left, random);
        left.subList(0, left.size() / 2).forEach(this::remove);
        assertAllSame();
        left.forEach(this::remove);
        assertAllSame();
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 8, 63, 64, 65, 128, 129, 4_096, 4_097, 300_000})
    void holdsKeysThatComeInOrderOrAgainstIt(int count) {
        IntStream.range(0, count).forEach(i -> put(number(i), number(i)));
        assertAllSame();
        IntStream.range(0, count).map(i -> count - 1 - i).forEach(i -> put(number(i), number(-i)));
        assertAllSame();
        IntStream.range(0, count / 2).forEach(i -> remove(number(i)));
        IntStream.range(count / 2, count).map(i -> count - 1 - i + count / 2).forEach(i -> remove(number(i)));
        assertAllSame();
        IntStream.range(0, count).map(i -> count - 1 - i).forEach(i -> put(number(i), number(i)));
        assertAllSame();
    }

    @Test
    void walksOverWhatBeginsWithGivenBytes() {
        for (String key : List.of("a", "ab", "abc", "b", "ab\uFFFF")) {
            put(key.getBytes(StandardCharsets.UTF_8), number(key.length()));
        }

        assertThat(walk(tree.beginningWith("ab".getBytes(StandardCharsets.UTF_8)))).containsExactly(number(2), number(3), number(3));
        assertThat(walk(tree.beginningWith("c".getBytes(StandardCharsets.UTF_8)))).isEmpty();
        assertThat(walk(tree.values())).hasSize(5);
    }

    @Test
    void knowsTheFirstKeyBehindAllThatBeginAlike() {
        assertThat(KeyTree.after(new byte[] {1, (byte) 0xFF})).containsExactly(2);
        assertThat(KeyTree.after(new byte[] {1, 2})).containsExactly(1, 3);
        assertThat(KeyTree.after(new byte[] {(byte) 0xFF})).isNull();
        assertThat(KeyTree.after(new byte[0])).isNull();
    }

    @Test
    void holdsLongKeysBesideShortOnes() {
        Random random = new Random(7);
        for (int i = 0; i < 3_000; i++) {
            byte[] key = new byte[random.nextInt(10) == 0 ? random.nextInt(5_000) : random.nextInt(4)];
            random.nextBytes(key);
            put(key, number(i));
        }
        assertAllSame();
    }
}
