package candor.ledger.entry;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.BooleanNode;
import java.nio.ByteBuffer;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class SaltsTest {

    private static final int MANY = 1_000;

    /** Gives the numbers from 0 on, four bytes each. */
    private static final class Counting extends SecureRandom {
        private static final long serialVersionUID = 1L;
        private int next;

        @Override
        public void nextBytes(byte[] bytes) {
            for (ByteBuffer to = ByteBuffer.wrap(bytes); to.hasRemaining(); next++) {
                to.putInt(next);
            }
        }
    }

    private static Stream<Integer> ints(byte[] salt) {
        int[] ints = new int[salt.length / Integer.BYTES];
        ByteBuffer.wrap(salt).asIntBuffer().get(ints);
        return Arrays.stream(ints).boxed();
    }

    @Test
    void areAllThatWasDrawnEachByteOnce() {
        Salts salts = new Salts(new Counting());
        List<Integer> given = Stream.generate(salts::next).limit(MANY).flatMap(SaltsTest::ints).toList();

        assertThat(given).hasSize(MANY * Salts.LENGTH / Integer.BYTES).isSorted().doesNotHaveDuplicates().startsWith(0, 1, 2);
    }

    @Test
    void areNobodyElses() {
        Salts salts = new Salts(new Counting());
        byte[] first = salts.next();
        Arrays.fill(first, (byte) 1);
        assertThat(ints(salts.next())).startsWith(Salts.LENGTH / Integer.BYTES);
    }

    @Test
    void areGivenOnceToThoseWhoAskAtTheSameTime() throws Exception {
        Salts salts = new Salts(new Counting());
        List<Integer> given = new ArrayList<>();
        try (ExecutorService threads = Executors.newFixedThreadPool(4)) {
            List<Future<List<Integer>>> each = new ArrayList<>();
            for (int i = 0; i < 4; i++) {
                each.add(threads.submit(() -> Stream.generate(salts::next).limit(MANY).flatMap(SaltsTest::ints).toList()));
            }
            for (Future<List<Integer>> one : each) {
                given.addAll(one.get());
            }
        }
        assertThat(given).doesNotHaveDuplicates().hasSize(4 * MANY * Salts.LENGTH / Integer.BYTES);
    }

    @Test
    void ofTheProductAreNotTheSameTwice() {
        Set<String> disclosures = Stream.generate(() -> Disclosure.of(BooleanNode.TRUE).encoded()).limit(MANY)
                .collect(Collectors.toCollection(TreeSet::new));
        assertThat(disclosures).hasSize(MANY);
    }
}
