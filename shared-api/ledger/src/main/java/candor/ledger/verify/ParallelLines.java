package candor.ledger.verify;

import candor.ledger.ByteRange;
import candor.ledger.ByteSearch;
import candor.ledger.bag.BagSource.BagFile;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ThreadFactory;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * Reads a file once: its bytes in order on one thread, its lines on every processor, and what was found in them handed over in the order
 * of the lines. Only a few blocks are in memory at a time, however long the file is.
 */
final class ParallelLines<T> implements AutoCloseable {

    private static final int PROCESSORS = Runtime.getRuntime().availableProcessors();
    private static final ThreadFactory DAEMONS = Thread.ofPlatform().daemon().name("verify-", 0).factory();

    /** What is done with what was found in a line. */
    @FunctionalInterface
    interface Taker<T> {
        /**
         * The line's bytes may be looked at until the next line is taken, and for ever if there is none.
         *
         * @param number from 1
         */
        void take(long number, T found) throws IOException;
    }

    private record Running<T>(ByteRange block, Future<List<T>> found, Future<?> told) {
    }

    private final LineBlocks blocks;
    private final Supplier<Function<ByteRange, T>> reader;
    private final Consumer<ByteRange> bytes;
    private final Taker<T> taker;
    private final ExecutorService readers = Executors.newFixedThreadPool(PROCESSORS, DAEMONS);
    private final ExecutorService teller = Executors.newSingleThreadExecutor(DAEMONS);
    private final Deque<Running<T>> running = new ArrayDeque<>();
    private ByteRange last = ByteRange.ascii("");
    private long taken;

    private ParallelLines(LineBlocks blocks, Supplier<Function<ByteRange, T>> reader, Consumer<ByteRange> bytes, Taker<T> taker) {
        this.blocks = blocks;
        this.reader = reader;
        this.bytes = bytes;
        this.taker = taker;
    }

    /**
     * Reads all lines.
     *
     * @param longest most bytes of a line without its line feed
     * @param reader gives one for each stretch of neighbouring lines, so that it may remember; several work at once
     * @param bytes is told the whole file in order, piece by piece, whether its lines can be read or not
     * @param taker called by the calling thread, line by line
     * @return whether the file ends in a line feed and no line is too long; no line is read from where it is not so
     */
    static <T> boolean read(BagFile file, int longest, Supplier<Function<ByteRange, T>> reader, Consumer<ByteRange> bytes, Taker<T> taker) throws IOException {
        try (InputStream in = file.content().open()) {
            LineBlocks blocks = new LineBlocks(in, longest);
            try (ParallelLines<T> lines = new ParallelLines<>(blocks, reader, bytes, taker)) {
                lines.readAll();
            }
            for (ByteRange rest = blocks.rest(); rest.length() > 0; rest = ByteRange.of(in.readNBytes(1 << 16))) {
                bytes.accept(rest);
            }
            return blocks.rest().length() == 0;
        }
    }

    @Override
    public void close() {
        readers.shutdownNow();
        teller.shutdownNow();
    }

    private void readAll() throws IOException {
        for (ByteRange block = blocks.next(); block != null; block = blocks.next()) {
            submit(block);
        }
        while (!running.isEmpty()) {
            takeFirst();
        }
    }

    private void submit(ByteRange block) throws IOException {
        running.add(new Running<>(block, readers.submit(() -> found(block)), teller.submit(() -> bytes.accept(block))));
        if (running.size() > 2 * PROCESSORS) {
            takeFirst();
        }
    }

    private void takeFirst() throws IOException {
        Running<T> first = running.removeFirst();
        for (T found : Waiting.forResult(first.found())) {
            taker.take(++taken, found);
        }
        Waiting.forResult(first.told());
        blocks.giveBack(last);
        last = first.block();
    }

    private List<T> found(ByteRange block) {
        Function<ByteRange, T> lines = reader.get();
        List<T> found = new ArrayList<>();
        int from = block.from();
        while (from < block.to()) {
            int end = ByteSearch.indexOf((byte) '\n', block.array(), from, block.to());
            found.add(lines.apply(new ByteRange(block.array(), from, end)));
            from = end + 1;
        }
        return found;
    }
}
