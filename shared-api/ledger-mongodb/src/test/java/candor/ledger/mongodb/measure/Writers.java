package candor.ledger.mongodb.measure;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

/** So many threads that repeat an operation, each as soon as its last is done. */
public record Writers(int count) {

    private static final OperatingSystemMXBean PROCESS = ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);

    /** One operation of one writer. */
    public interface Operation {
        void run(int writer) throws Exception;
    }

    /** An operation and where its turns go. */
    public record Measured(Operation operation, Latencies latencies) {}

    /**
     * A turn of each, so many times, in an order that changes: what a turn leaves to be done (garbage, a snapshot of the store) would
     * else always be done in the turn of the same one.
     */
    public void rounds(int times, double seconds, Measured... measured) throws Exception {
        List<Measured> order = new ArrayList<>(List.of(measured));
        Random random = new Random(times);
        for (int i = 0; i < times; i++) {
            Collections.shuffle(order, random);
            for (Measured each : order) {
                turn(seconds, each.operation(), each.latencies());
            }
        }
    }

    /** Repeats it for so many seconds, at least once. */
    public void turn(double seconds, Operation operation, Latencies into) throws Exception {
        CountDownLatch start = new CountDownLatch(1);
        try (ExecutorService threads = Executors.newFixedThreadPool(count)) {
            List<Future<long[]>> results = new ArrayList<>();
            long worked = PROCESS.getProcessCpuTime();
            long begin = System.nanoTime();
            long end = begin + (long) (seconds * TimeUnit.SECONDS.toNanos(1));
            for (int i = 0; i < count; i++) {
                int writer = i;
                results.add(threads.submit(() -> {
                    start.await();
                    return repeat(writer, end, operation);
                }));
            }
            start.countDown();
            List<long[]> nanos = new ArrayList<>();
            for (Future<long[]> result : results) {
                nanos.add(result.get());
            }
            into.add(new Latencies.Turn(nanos, (System.nanoTime() - begin) / 1e9, (PROCESS.getProcessCpuTime() - worked) / 1e9));
        }
    }

    private static long[] repeat(int writer, long end, Operation operation) throws Exception {
        long[] nanos = new long[1 << 10];
        int done = 0;
        long before = System.nanoTime();
        do {
            operation.run(writer);
            long after = System.nanoTime();
            if (done == nanos.length) {
                nanos = Arrays.copyOf(nanos, 2 * done);
            }
            nanos[done++] = after - before;
            before = after;
        } while (before < end);
        return Arrays.copyOf(nanos, done);
    }
}
