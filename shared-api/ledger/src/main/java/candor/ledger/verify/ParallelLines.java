package candor.ledger.verify;

import candor.ledger.bag.BagSource.BagFile;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Reads a file's lines on every processor and hands over what was found in the order of the lines. Only a few batches are in memory
 * at a time, however long the file is.
 */
final class ParallelLines {

    private static final int BATCH_LINES = 256;
    private static final int BATCH_BYTES = 1 << 20;
    private static final int PROCESSORS = Runtime.getRuntime().availableProcessors();

    private ParallelLines() {
    }

    /** What is done with what was found in a line. */
    @FunctionalInterface
    interface Taker<T> {
        /** @param number from 1 */
        void take(long number, T found) throws IOException;
    }

    /**
     * Reads all lines.
     *
     * @param reader gives one for each batch of neighbouring lines, so that it may remember; several work at once
     * @param taker called by the calling thread, line by line
     * @return whether the file ends in a line feed and no line is longer than {@code longest} bytes
     */
    static <T> boolean read(BagFile file, int longest, Supplier<Function<byte[], T>> reader, Taker<T> taker) throws IOException {
        try (Batches<T> batches = new Batches<>(reader, taker)) {
            boolean whole = BagText.lines(file, longest, (_, line) -> batches.add(line));
            batches.finish();
            return whole;
        }
    }

    private static final class Batches<T> implements AutoCloseable {
        private final Supplier<Function<byte[], T>> reader;
        private final Taker<T> taker;
        private final Deque<Future<List<T>>> running = new ArrayDeque<>();
        private List<byte[]> batch = new ArrayList<>();
        private @Nullable ExecutorService threads;
        private int bytes;
        private long taken;

        Batches(Supplier<Function<byte[], T>> reader, Taker<T> taker) {
            this.reader = reader;
            this.taker = taker;
        }

        void add(byte[] line) throws IOException {
            batch.add(line);
            bytes += line.length;
            if (batch.size() == BATCH_LINES || bytes >= BATCH_BYTES) {
                submit();
            }
        }

        void finish() throws IOException {
            while (!running.isEmpty()) {
                takeFirst();
            }
            Function<byte[], T> rest = reader.get();
            for (byte[] line : batch) {
                taker.take(++taken, rest.apply(line));
            }
        }

        @Override
        public void close() {
            if (threads != null) {
                threads.shutdownNow();
            }
        }

        private void submit() throws IOException {
            List<byte[]> lines = batch;
            if (threads == null) {
                threads = Executors.newFixedThreadPool(PROCESSORS, Thread.ofPlatform().daemon().name("verify-", 0).factory());
            }
            running.add(threads.submit(() -> lines.stream().map(reader.get()).toList()));
            batch = new ArrayList<>();
            bytes = 0;
            if (running.size() > 2 * PROCESSORS) {
                takeFirst();
            }
        }

        private void takeFirst() throws IOException {
            for (T found : Waiting.forResult(running.removeFirst())) {
                taker.take(++taken, found);
            }
        }
    }
}
