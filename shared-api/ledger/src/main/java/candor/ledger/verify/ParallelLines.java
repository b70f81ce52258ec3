package candor.ledger.verify;

import candor.ledger.ByteRange;
import candor.ledger.ByteSearch;
import candor.ledger.bag.BagSource.BagFile;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Reads a file once, block by block on every processor, and hands what was found in its lines over in their order. Whoever reads a block
 * has its bytes summed and looks at its lines too, while it is still in the processor's cache. Only a few blocks are in memory at a time,
 * however long the file is.
 */
final class ParallelLines<T> implements AutoCloseable {

    private static final int PROCESSORS = Runtime.getRuntime().availableProcessors();
    /** Blocks in memory: one on each processor, and enough behind the first of them for nobody to wait while it takes its time. */
    private static final int BLOCKS = 6 * PROCESSORS;
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

    /** Finds out what lines say. Used by one thread at a time, so that it may remember what it saw in the line before. */
    @FunctionalInterface
    interface Reader<T> {
        /** @param line without its line feed */
        T read(ByteRange line);

        /** Reads the lines of a block, each of which has a line feed. */
        default List<T> readAll(ByteRange block) {
            List<T> found = new ArrayList<>();
            for (ByteRange rest = block; rest.length() > 0; ) {
                ByteRange line = line(rest);
                found.add(read(line));
                rest = rest.behind(line.length() + 1);
            }
            return found;
        }

        /** The first line of several, without its line feed. */
        static ByteRange line(ByteRange lines) {
            return new ByteRange(lines.array(), lines.from(), ByteSearch.indexOf((byte) '\n', lines.array(), lines.from(), lines.to()));
        }
    }

    private record Block<T>(ByteRange lines, List<T> found) {
    }

    /** A block's bytes, which are summed behind those of the block before it. */
    private record Piece(ByteRange lines, Future<?> before, CompletableFuture<@Nullable Void> summed) {

        boolean isNext() {
            return before.isDone();
        }
    }

    private final LineBlocks blocks;
    private final Supplier<? extends Reader<T>> reader;
    private final Consumer<ByteRange> bytes;
    private final Taker<T> taker;
    private final ExecutorService helpers = Executors.newCachedThreadPool(DAEMONS);
    private final Semaphore room = new Semaphore(BLOCKS);
    private final Lock reading = new ReentrantLock();
    private final Queue<CompletableFuture<Block<T>>> begun = new ConcurrentLinkedQueue<>();
    /** Of the block that was read last. */
    private Future<?> summed = CompletableFuture.completedFuture(null);
    private ByteRange last = ByteRange.ascii("");
    private long taken;

    private ParallelLines(LineBlocks blocks, Supplier<? extends Reader<T>> reader, Consumer<ByteRange> bytes, Taker<T> taker) {
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
    static <T> boolean read(BagFile file, int longest, Supplier<? extends Reader<T>> reader, Consumer<ByteRange> bytes, Taker<T> taker) throws IOException {
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
        helpers.shutdownNow();
    }

    private void readAll() throws IOException {
        for (int i = 1; i < PROCESSORS; i++) {
            helpers.execute(this::help);
        }
        boolean more = true;
        while (more || !begun.isEmpty()) {
            CompletableFuture<Block<T>> first = begun.peek();
            // While the first block is with somebody else, another can be read.
            if (more && (first == null || !first.isDone()) && room.tryAcquire()) {
                more = readBlock();
            } else {
                take(Waiting.forResult(begun.remove()));
                room.release();
            }
        }
    }

    private void help() {
        try {
            do {
                room.acquire();
            } while (readBlock());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** @return whether there may be another one; what goes wrong is found by who takes the block */
    private boolean readBlock() {
        CompletableFuture<Block<T>> result = new CompletableFuture<>();
        try {
            Piece piece = next(result);
            List<T> found = found(piece);
            result.complete(new Block<>(piece.lines(), found));
            return piece.lines().length() > 0;
        } catch (IOException | RuntimeException | Error e) {
            result.completeExceptionally(e);
            return false;
        }
    }

    /** The next block's bytes; none if there is no other. Blocks are read, summed and taken in the same order. */
    private Piece next(CompletableFuture<Block<T>> result) throws IOException {
        reading.lock();
        try {
            begun.add(result);
            Piece piece = new Piece(blocks.next(), summed, new CompletableFuture<>());
            summed = piece.summed();
            return piece;
        } finally {
            reading.unlock();
        }
    }

    /** What the lines say. Whose turn it is not yet to be summed has that done afterwards, so that nobody waits. */
    private List<T> found(Piece piece) throws IOException {
        try {
            boolean first = piece.isNext();
            if (first) {
                sum(piece);
            }
            List<T> found = reader.get().readAll(piece.lines());
            if (!first) {
                Waiting.forResult(piece.before());
                sum(piece);
            }
            return found;
        } finally {
            // Nobody is to wait for a block that could not be read; whoever takes that one is told.
            piece.summed().cancel(false);
        }
    }

    private void sum(Piece piece) {
        bytes.accept(piece.lines());
        piece.summed().complete(null);
    }

    private void take(Block<T> block) throws IOException {
        for (T found : block.found()) {
            taker.take(++taken, found);
        }
        blocks.giveBack(last);
        last = block.lines();
    }
}
