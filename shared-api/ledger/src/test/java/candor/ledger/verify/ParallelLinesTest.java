package candor.ledger.verify;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

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
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ParallelLinesTest {

    private static final int LONGEST = 1 << 20;

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
