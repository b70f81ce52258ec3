package candor.ledger.mongodb.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class WakeupsTest {

    private final Wakeups wakeups = new Wakeups();

    @Test
    void whileOneIsSlowThousandsOfBlocksWaitForOneCallAndNotInThousandsOfThreads() throws InterruptedException {
        CountDownLatch release = new CountDownLatch(1);
        AtomicInteger calls = new AtomicInteger();
        Set<Thread> threads = ConcurrentHashMap.newKeySet();
        wakeups.add(this, () -> {
            threads.add(Thread.currentThread());
            calls.incrementAndGet();
            try {
                release.await(1, TimeUnit.MINUTES);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
        for (int block = 0; block < 10_000; block++) {
            wakeups.ring();
        }
        await().until(() -> calls.get() == 1);
        wakeups.ring();
        release.countDown();

        await().until(() -> calls.get() == 2);
        assertThat(threads).hasSize(1);
    }

    @Test
    void theLastRingIsFollowedByACall() {
        AtomicLong block = new AtomicLong();
        AtomicLong seen = new AtomicLong();
        wakeups.add(this, () -> seen.set(block.get()));
        for (int round = 0; round < 2_000; round++) {
            long now = block.incrementAndGet();
            wakeups.ring();
            if (round % 100 == 0) {
                await().until(() -> seen.get() == now);
            }
        }
        await().until(() -> seen.get() == block.get());
    }

    @Test
    void oneThatFailsDoesNotKeepTheCallFromOthers() {
        AtomicInteger calls = new AtomicInteger();
        wakeups.add("failing", () -> {
            throw new IllegalStateException("of the test");
        });
        wakeups.add("sound", calls::incrementAndGet);
        wakeups.ring();

        await().until(() -> calls.get() == 1);
        assertThat(wakeups.remove("sound")).isTrue();
        assertThat(wakeups.remove("sound")).isFalse();
    }
}
