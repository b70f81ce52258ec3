package candor.platform.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

class SignInThrottleTest {
    private final AtomicReference<Instant> now = new AtomicReference<>(Instant.parse("2026-01-01T00:00:00Z"));
    private final SignInThrottle throttle = new SignInThrottle(now::get);

    private void fail(int times) {
        for (int i = 0; i < times; i++) {
            throttle.failed("ada", "1.2.3.4");
        }
    }

    @Test
    void fourWrongPasswordsCostNothing() {
        fail(4);
        assertThat(throttle.mayTry("ada", "1.2.3.4")).isTrue();
    }

    @Test
    void theFifthCostsASecondAndTheNextTwo() {
        fail(5);
        assertThat(throttle.mayTry("ada", "1.2.3.4")).isFalse();
        now.set(now.get().plusSeconds(1));
        assertThat(throttle.mayTry("ada", "1.2.3.4")).isTrue();
        fail(1);
        now.set(now.get().plusMillis(1_999));
        assertThat(throttle.mayTry("ada", "1.2.3.4")).isFalse();
        now.set(now.get().plusMillis(1));
        assertThat(throttle.mayTry("ada", "1.2.3.4")).isTrue();
    }

    @Test
    void theRightPersonElsewhereIsNotLockedOut() {
        fail(20);
        assertThat(throttle.mayTry("ada", "5.6.7.8")).isTrue();
    }

    @Test
    void signingInForgetsWhatWasWrong() {
        fail(4);
        throttle.succeeded("ada", "1.2.3.4");
        fail(4);
        assertThat(throttle.mayTry("ada", "1.2.3.4")).isTrue();
    }
}
