package candor.platform;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class RepeatedWorkTest {
    private static final Duration NEVER = Duration.ofDays(1);

    @Test
    void isDoneAgainAndAgain() throws InterruptedException {
        CountDownLatch rounds = new CountDownLatch(3);
        try (RepeatedWork work = new RepeatedWork("test", Duration.ZERO, Duration.ofMillis(1), rounds::countDown)) {
            work.start();
            assertThat(rounds.await(1, TimeUnit.MINUTES)).isTrue();
        }
    }

    @Test
    void isDoneAtOnceWhenItIsWoken() throws InterruptedException {
        CountDownLatch rounds = new CountDownLatch(1);
        try (RepeatedWork work = new RepeatedWork("test", NEVER, NEVER, rounds::countDown)) {
            work.start();
            work.wake();
            assertThat(rounds.await(1, TimeUnit.MINUTES)).isTrue();
        }
    }

    @Test
    void isOneRoundHoweverOftenItIsWokenBeforeItBegins() throws InterruptedException {
        AtomicInteger rounds = new AtomicInteger();
        CountDownLatch begun = new CountDownLatch(1);
        try (RepeatedWork work = new RepeatedWork("test", NEVER, NEVER, () -> {
            rounds.incrementAndGet();
            begun.countDown();
        })) {
            work.wake();
            work.wake();
            work.start();
            assertThat(begun.await(1, TimeUnit.MINUTES)).isTrue();
        }
        assertThat(rounds).hasValue(1);
    }

    @Test
    void isNotBegunAnyMoreOnceItIsClosed() {
        AtomicInteger rounds = new AtomicInteger();
        RepeatedWork work = new RepeatedWork("test", NEVER, NEVER, rounds::incrementAndGet);
        work.start();
        assertThat(work.isOver()).isFalse();
        work.close();
        assertThat(work.isOver()).isTrue();
        assertThat(rounds).hasValue(0);
    }
}
