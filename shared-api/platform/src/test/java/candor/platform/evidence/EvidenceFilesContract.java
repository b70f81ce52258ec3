package candor.platform.evidence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import candor.RuleViolation;
import candor.ledger.Hash;
import java.io.ByteArrayInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.NoSuchFileException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicReference;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What every place for files of evidence does, on every store there is. */
abstract class EvidenceFilesContract {
    static final Expected ANYTHING = new Expected(Long.MAX_VALUE, null);
    private static final Instant NOW = Instant.parse("2026-03-01T03:00:00Z");
    private final AtomicReference<Instant> now = new AtomicReference<>(NOW);
    final InstantSource clock = now::get;

    abstract EvidenceFiles files();

    static byte[] bytes(int size, long seed) {
        byte[] bytes = new byte[size];
        new Random(seed).nextBytes(bytes);
        return bytes;
    }

    static String digest(byte[] bytes) {
        return Hash.sha256(bytes).hex();
    }

    static InputStream stream(byte[] bytes) {
        return new ByteArrayInputStream(bytes);
    }

    /** A sender who goes away in the middle. */
    static InputStream cut(byte[] bytes) {
        return new SequenceInputStream(stream(bytes), new InputStream() {
            @Override
            public int read() throws IOException {
                throw new EOFException("the connection was closed");
            }
        });
    }

    static void assertRefused(String code, ThrowingCallable act) {
        assertThatThrownBy(act).isInstanceOfSatisfying(RuleViolation.class, refused -> {
            assertThat(refused.code()).isEqualTo(code);
            assertThat(refused.sentence()).matches("[A-Z].*\\.");
        });
    }

    private byte[] read(String digest, long from) throws IOException {
        try (InputStream in = files().open(digest, from)) {
            return in.readAllBytes();
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 65_535, 65_536, 65_537, 1 << 20, (1 << 20) + 1, 3_000_000})
    void givesBackWhatItKept(int size) throws IOException {
        byte[] bytes = bytes(size, size);
        KeptFile kept = files().keep(stream(bytes), ANYTHING);
        assertThat(kept).isEqualTo(new KeptFile(digest(bytes), size));
        assertThat(files().size(kept.digest())).hasValue(size);
        assertThat(read(kept.digest(), 0)).isEqualTo(bytes);
    }

    @Test
    void readsFromAnyByte() throws IOException {
        byte[] bytes = bytes(2_500_000, 7);
        String digest = files().keep(stream(bytes), ANYTHING).digest();
        for (int from : List.of(0, 1, 65_536, 1 << 20, (1 << 20) + 1, 2_499_999, 2_500_000)) {
            assertThat(read(digest, from)).as("from %s", from).isEqualTo(Arrays.copyOfRange(bytes, from, bytes.length));
        }
    }

    @Test
    void saysThatAWholeFileIsIntact() throws IOException {
        assertThat(files().isIntact(files().keep(stream(bytes(1_500_000, 2)), ANYTHING).digest())).isTrue();
    }

    @Test
    void keepsTheSameBytesOnce() throws IOException {
        files().keep(stream(bytes(10, 1)), ANYTHING);
        files().keep(stream(bytes(10, 1)), ANYTHING);
        assertThat(files().all()).hasSize(1);
    }

    @Test
    void keepsTheSameBytesFromTwoAtOnceWhole() throws Exception {
        byte[] bytes = bytes(1_500_000, 3);
        CountDownLatch together = new CountDownLatch(2);
        try (ExecutorService two = Executors.newFixedThreadPool(2)) {
            List<Future<KeptFile>> kept = new ArrayList<>();
            for (int i = 0; i < 2; i++) {
                kept.add(two.submit(() -> {
                    together.countDown();
                    together.await();
                    return files().keep(stream(bytes), ANYTHING);
                }));
            }
            for (Future<KeptFile> each : kept) {
                assertThat(each.get()).isEqualTo(new KeptFile(digest(bytes), bytes.length));
            }
        }
        assertThat(read(digest(bytes), 0)).isEqualTo(bytes);
    }

    @Test
    void keepsNothingOfWhatIsNotWhole() {
        assertThatThrownBy(() -> files().keep(cut(bytes(1_200_000, 4)), ANYTHING)).isInstanceOf(IOException.class);
        assertThat(files().all()).isEmpty();
    }

    @Test
    void keepsNothingOfWhatIsNotWhatWasStated() {
        String stated = digest(bytes(10, 6));
        byte[] other = bytes(10, 5);
        assertThatThrownBy(() -> files().keep(stream(other), new Expected(100, stated)))
                .isInstanceOfSatisfying(RuleViolation.class, refused -> assertThat(refused.sentence()).contains(stated, digest(other)));
        assertRefused("evidence.digest-mismatch", () -> files().keep(stream(other), new Expected(100, stated)));
        assertThat(files().all()).isEmpty();
    }

    @Test
    void keepsWhatIsWhatWasStated() throws IOException {
        byte[] bytes = bytes(10, 5);
        assertThat(files().keep(stream(bytes), new Expected(10, digest(bytes))).size()).isEqualTo(10);
    }

    @Test
    void keepsNothingThatIsEmptyOrTooLarge() {
        assertRefused("evidence.empty", () -> files().keep(stream(new byte[0]), ANYTHING));
        assertRefused("evidence.too-large", () -> files().keep(stream(bytes(2_000_000, 8)), new Expected(1_999_999, null)));
        assertThat(files().all()).isEmpty();
    }

    @Test
    void hasNothingThatNobodyKept() {
        String absent = digest("absent".getBytes(StandardCharsets.UTF_8));
        assertThat(files().size(absent)).isEmpty();
        assertThatThrownBy(() -> files().open(absent, 0)).isInstanceOf(NoSuchFileException.class);
    }

    @Test
    void removesWhatWasFound() throws IOException {
        files().keep(stream(bytes(10, 1)), ANYTHING);
        KeptFile.Found found = files().all().getFirst();
        assertThat(files().remove(found)).isTrue();
        assertThat(files().all()).isEmpty();
        assertThat(files().remove(found)).isFalse();
    }

    @Test
    void removesNothingThatWasKeptAnewSinceItWasFound() throws IOException {
        byte[] bytes = bytes(10, 1);
        files().keep(stream(bytes), ANYTHING);
        KeptFile.Found found = files().all().getFirst();
        now.set(NOW.plus(Duration.ofDays(2)));
        files().keep(stream(bytes), ANYTHING);
        assertThat(files().remove(found)).isFalse();
        assertThat(read(digest(bytes), 0)).isEqualTo(bytes);
    }
}
