package candor.platform.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.security.crypto.password.PasswordEncoder;

class VerifiedPasswordsTest {
    private static final int REQUESTS = 64;
    private static final String RIGHT = "a short sentence is easy";
    private static final String HASH = "hash of " + RIGHT;

    private final AtomicReference<Instant> now = new AtomicReference<>(Instant.parse("2026-01-01T00:00:00Z"));
    private final SlowEncoder encoder = new SlowEncoder();
    private final VerifiedPasswords passwords = new VerifiedPasswords(encoder, now::get);
    private final ExecutorService requests = Executors.newFixedThreadPool(2 * REQUESTS);

    /** Counts, and is as slow as a test lets it be. */
    private static final class SlowEncoder implements PasswordEncoder {
        private final AtomicInteger asked = new AtomicInteger();
        private final AtomicReference<CountDownLatch> gate = new AtomicReference<>(new CountDownLatch(0));
        private final AtomicReference<CountDownLatch> inside = new AtomicReference<>(new CountDownLatch(0));

        @Override
        public String encode(@Nullable CharSequence password) {
            return "hash of " + password;
        }

        @Override
        public boolean matches(@Nullable CharSequence password, @Nullable String hash) {
            asked.incrementAndGet();
            inside.get().countDown();
            try {
                assertThat(gate.get().await(1, TimeUnit.MINUTES)).isTrue();
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
            return encode(password).equals(hash);
        }

        /** Lets nobody out, until the returned latch is counted down. */
        CountDownLatch shut(int expected) {
            inside.set(new CountDownLatch(expected));
            gate.set(new CountDownLatch(1));
            return gate.get();
        }
    }

    @AfterEach
    void stop() {
        requests.shutdownNow();
    }

    private List<Future<Boolean>> ask(String password, String hash) {
        var answers = new ArrayList<Future<Boolean>>();
        for (int i = 0; i < REQUESTS; i++) {
            answers.add(requests.submit(() -> passwords.matches(password, hash)));
        }
        return answers;
    }

    private static void assertAll(List<Future<Boolean>> answers, boolean expected) throws Exception {
        for (Future<Boolean> answer : answers) {
            assertThat(answer.get(1, TimeUnit.MINUTES)).isEqualTo(expected);
        }
    }

    @Test
    void requestsWithTheSamePasswordShareOneVerification() throws Exception {
        assertAll(ask(RIGHT, HASH), true);
        assertThat(encoder.asked).hasValue(1);
    }

    @Test
    void aWrongPasswordNeverRidesOnARightOne() throws Exception {
        CountDownLatch gate = encoder.shut(2);
        List<Future<Boolean>> right = ask(RIGHT, HASH);
        List<Future<Boolean>> wrong = ask("a short sentence is wrong", HASH);
        assertThat(encoder.inside.get().await(1, TimeUnit.MINUTES)).isTrue();
        gate.countDown();
        assertAll(right, true);
        assertAll(wrong, false);
        assertThat(passwords.matches("a short sentence is wrong", HASH)).isFalse();
    }

    @Test
    void theOldPasswordIsRefusedAsSoonAsTheHashIsAnother() {
        assertThat(passwords.matches(RIGHT, HASH)).isTrue();
        assertThat(passwords.matches(RIGHT, "hash of something else")).isFalse();
    }

    @Test
    void whileOneRequestVerifiesAnewTheOthersGoByTheOutcomeBefore() throws Exception {
        assertThat(passwords.matches(RIGHT, HASH)).isTrue();
        now.set(now.get().plusSeconds(50));
        CountDownLatch gate = encoder.shut(1);
        Future<Boolean> renewing = requests.submit(() -> passwords.matches(RIGHT, HASH));
        assertThat(encoder.inside.get().await(1, TimeUnit.MINUTES)).isTrue();
        assertAll(ask(RIGHT, HASH), true);
        assertThat(encoder.asked).hasValue(2);
        gate.countDown();
        assertThat(renewing.get(1, TimeUnit.MINUTES)).isTrue();
    }

    @Test
    void noOutcomeCountsLongerThanAMinute() throws Exception {
        assertThat(passwords.matches(RIGHT, HASH)).isTrue();
        now.set(now.get().plusSeconds(60));
        CountDownLatch gate = encoder.shut(1);
        List<Future<Boolean>> waiting = ask(RIGHT, HASH);
        assertThat(encoder.inside.get().await(1, TimeUnit.MINUTES)).isTrue();
        assertThat(waiting).noneMatch(Future::isDone);
        gate.countDown();
        assertAll(waiting, true);
        assertThat(encoder.asked).hasValue(2);
    }
}
