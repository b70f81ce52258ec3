package candor.ledger.verify;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import candor.ledger.ByteRange;
import candor.ledger.Hash;
import candor.ledger.bag.BagSource.BagFile;
import candor.ledger.bag.ByteSource;
import candor.ledger.bag.FileFacts;
import candor.ledger.bag.FileSum;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalLong;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ParallelLinesTest {

    private static final int LONGEST = 1 << 20;
    /** Several blocks. */
    private static final String SHORT_LINES = "one line\nanother one\n".repeat(50_000);

    private final FileSum sum = new FileSum();
    private final List<String> taken = new ArrayList<>();

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4})
    void everyLineInItsOrderAndEveryByteOnce(long seed) throws IOException {
        byte[] text = lines(new Random(seed), 3_000);
        assertThat(read(text, LONGEST)).as("seed %d", seed).isTrue();
        assertThat(taken).as("seed %d", seed).isEqualTo(new String(text, US_ASCII).lines().toList());
        assertSummed(text);
    }

    @Test
    void ofALineWithoutAnEndNothingIsReadButEveryByteIsSummed() throws IOException {
        byte[] text = lines(new Random(5), 500);
        assertThat(read(Arrays.copyOf(text, text.length - 1), LONGEST)).isFalse();
        assertThat(taken).isEqualTo(new String(text, US_ASCII).lines().toList().subList(0, 499));
        assertSummed(Arrays.copyOf(text, text.length - 1));
    }

    @Test
    void aLineMayBeAsLongAsItMayAndNoLonger() throws IOException {
        String text = "first\n" + "x".repeat(LONGEST) + "\nthird\n";
        assertThat(read(text.getBytes(US_ASCII), LONGEST)).isTrue();
        assertThat(taken).isEqualTo(text.lines().toList());
        taken.clear();
        assertThat(read(text.getBytes(US_ASCII), LONGEST - 1)).isFalse();
        assertThat(taken).containsExactly("first");
    }

    @Test
    void behindALineThatIsTooLongEveryByteIsSummed() throws IOException {
        byte[] text = ("first\n" + "x".repeat(1_000) + "\n" + "third\n".repeat(100_000)).getBytes(US_ASCII);
        assertThat(read(text, 999)).isFalse();
        assertThat(taken).containsExactly("first");
        assertSummed(text);
    }

    @Test
    void aFileWithoutBytesHasNoLines() throws IOException {
        assertThat(read(new byte[0], LONGEST)).isTrue();
        assertThat(taken).isEmpty();
    }

    @Test
    void whatTheReaderThrowsEndsIt() {
        assertThatThrownBy(() -> ParallelLines.read(file(lines(new Random(6), 3_000)), LONGEST, () -> _ -> {
            throw new IllegalArgumentException("no such line");
        }, _ -> { }, (_, _) -> { })).hasRootCauseMessage("no such line");
    }

    @Test
    void theNextBlockIsReadWhileTheFirstIsSummedAndSummedBehindIt() throws IOException {
        assumeThat(Runtime.getRuntime().availableProcessors()).as("processors").isGreaterThan(1);
        InTurns turns = new InTurns(line -> line);

        assertThat(turns.read(() -> { })).isTrue();
        assertThat(taken).isEqualTo(SHORT_LINES.lines().toList());
        assertSummed(SHORT_LINES.getBytes(US_ASCII));
    }

    @Test
    void whatGoesWrongInSummingEndsItForWhoeverReadsMeanwhile() {
        assumeThat(Runtime.getRuntime().availableProcessors()).as("processors").isGreaterThan(1);
        InTurns turns = new InTurns(line -> line);

        assertThatThrownBy(() -> turns.read(() -> {
            throw new IllegalArgumentException("no sum");
        })).hasRootCauseMessage("no sum");
        assertThat(taken).isEmpty();
    }

    @Test
    @Timeout(value = 2, unit = TimeUnit.MINUTES)
    void whatGoesWrongInReadingEndsItForWhoeverWaitsToSumTheNextBlock() {
        assumeThat(Runtime.getRuntime().availableProcessors()).as("processors").isGreaterThan(1);
        AtomicReference<InTurns> turns = new AtomicReference<>();
        turns.set(new InTurns(_ -> {
            await(turns.get().third);
            throw new IllegalArgumentException("no such line");
        }));

        assertThatThrownBy(() -> turns.get().read(() -> { })).hasRootCauseMessage("no such line");
    }

    /** The first block is summed no sooner than another thread reads the second one; whoever summed it then reads the third one. */
    private final class InTurns {
        private final AtomicReference<@Nullable Thread> first = new AtomicReference<>();
        private final CountDownLatch second = new CountDownLatch(1);
        private final CountDownLatch third = new CountDownLatch(1);
        private final AtomicInteger blocksOfFirst = new AtomicInteger();
        private final UnaryOperator<ByteRange> ofSecond;

        /** @param ofSecond reads lines of the other thread's blocks */
        InTurns(UnaryOperator<ByteRange> ofSecond) {
            this.ofSecond = ofSecond;
        }

        /** @param summing what happens before the first block is summed */
        boolean read(Runnable summing) throws IOException {
            return ParallelLines.read(file(SHORT_LINES.getBytes(US_ASCII)), LONGEST, this::reader, piece -> {
                if (first.compareAndSet(null, Thread.currentThread())) {
                    await(second);
                    summing.run();
                }
                sum.add(piece);
            }, (_, line) -> taken.add(line));
        }

        private ParallelLines.Reader<String> reader() {
            if (first.get() == Thread.currentThread()) {
                if (blocksOfFirst.incrementAndGet() == 2) {
                    third.countDown();
                }
                return ByteRange::text;
            }
            second.countDown();
            return line -> ofSecond.apply(line).text();
        }
    }

    private static void await(CountDownLatch latch) {
        try {
            assertThat(latch.await(1, TimeUnit.MINUTES)).as("somebody reads meanwhile").isTrue();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    /** The line is looked at where it lies when it is taken, and so is the last one at the end: nothing may have been written over it. */
    private boolean read(byte[] text, int longest) throws IOException {
        List<ByteRange> last = new ArrayList<>();
        boolean whole = ParallelLines.read(file(text), longest, () -> line -> line, sum::add, (number, line) -> {
            assertThat(number).isEqualTo(taken.size() + 1L);
            assertThat(last).allSatisfy(before -> assertThat(before.text()).isEqualTo(taken.getLast()));
            taken.add(line.text());
            last.clear();
            last.add(line);
        });
        assertThat(last).allSatisfy(line -> assertThat(line.text()).isEqualTo(taken.getLast()));
        return whole;
    }

    private void assertSummed(byte[] text) {
        FileFacts facts = sum.facts();
        assertThat(facts.size()).isEqualTo(text.length);
        assertThat(facts.sha256()).isEqualTo(Hash.sha256(text));
    }

    private static BagFile file(byte[] text) {
        return new BagFile(text.length, OptionalLong.empty(), OptionalLong.empty(), ByteSource.of(text));
    }

    /** Most are short, some empty, a few longer than a block. */
    private static byte[] lines(Random random, int count) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < count; i++) {
            int length = random.nextInt(500) == 0 ? random.nextInt(LONGEST / 2) : random.nextInt(800);
            text.append(String.valueOf((char) ('a' + random.nextInt(26))).repeat(length)).append('\n');
        }
        return text.toString().getBytes(US_ASCII);
    }
}
