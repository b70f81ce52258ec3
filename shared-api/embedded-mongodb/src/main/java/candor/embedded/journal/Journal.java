package candor.embedded.journal;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The write-ahead journal. Changes are appended in the order they take effect; whoever must wait for them first writes and syncs all
 * that have gathered, for everybody waiting (group commit). One group is one frame. The first failed write ends all writing.
 */
public final class Journal implements AutoCloseable {

    /** Writing this many zeros takes some ten milliseconds, once in about four thousand groups. */
    private static final long RESERVE = 4L << 20;

    private final StoreFolder folder;
    private final FileOpening files;
    private final long segmentLimit;
    private final Consumer<String> onFailure;

    private final Object gathering = new Object();
    private ChangeBuffer pending = new ChangeBuffer();
    private ChangeBuffer spare = new ChangeBuffer();
    private long appended;

    private final ReentrantLock writing = new ReentrantLock();
    private AppendFile file;
    private long fileSize;
    private long nextNumber;
    private volatile long durable;
    private volatile long bytesWritten;
    private volatile @Nullable String failure;

    /** @param onFailure told once, in one sentence, when writing has ended */
    Journal(StoreFolder folder, FileOpening files, long segmentLimit, Replay.End end, Consumer<String> onFailure) throws IOException {
        this.folder = folder;
        this.files = files;
        this.segmentLimit = segmentLimit;
        this.onFailure = onFailure;
        this.nextNumber = end.nextNumber();
        this.bytesWritten = end.bytesReplayed();
        if (end.lastSegment() == null) {
            this.file = newSegment();
        } else {
            this.file = files.growing(end.lastSegment(), end.lastSegmentSize(), RESERVE);
            this.fileSize = end.lastSegmentSize();
        }
    }

    /** Takes a change in; returns its position, to be given to {@link #awaitDurable}. Callers are ordered by the store's lock. */
    public long append(Change change) {
        synchronized (gathering) {
            change.writeTo(pending);
            return ++appended;
        }
    }

    /** Returns once everything up to the position is on the disk. */
    public void awaitDurable(long position) {
        if (durable >= position) {
            return;
        }
        writing.lock();
        try {
            if (durable < position) {
                flush();
            }
        } finally {
            writing.unlock();
        }
    }

    /** Runs the work while nothing is written by others; inside it {@link #startSegment()} may be called. */
    public <T> T exclusively(Supplier<T> work) {
        writing.lock();
        try {
            return work.get();
        } finally {
            writing.unlock();
        }
    }

    /** Writes what has gathered, then begins a new segment; returns the number of the last frame before it. */
    public long startSegment() {
        if (!writing.isHeldByCurrentThread()) {
            throw new IllegalStateException("only inside exclusively()");
        }
        flush();
        guarded(this::roll);
        return nextNumber - 1;
    }

    /** Bytes in the journal since the last snapshot that {@link #snapshotTaken} was told of. */
    public long bytesSinceSnapshot() {
        return bytesWritten;
    }

    public void snapshotTaken(long bytesBefore) {
        writing.lock();
        try {
            bytesWritten = bytesWritten - bytesBefore;
        } finally {
            writing.unlock();
        }
    }

    public @Nullable String failure() {
        return failure;
    }

    /** Refuses work after a failed write. */
    public void requireRunning() {
        String reason = failure;
        if (reason != null) {
            throw new JournalFailedException(reason);
        }
    }

    /** Ends all writing. */
    public void stop(String reason) {
        failure = reason;
        onFailure.accept(reason);
    }

    private void flush() {
        guarded(this::writePending);
    }

    private interface Writing {
        void run() throws IOException;
    }

    /** A write that failed may or may not have reached the disk; going on could acknowledge writes behind a gap. */
    private void guarded(Writing work) {
        requireRunning();
        try {
            work.run();
        } catch (IOException | RuntimeException | Error e) {
            String reason = "the journal could not be written (" + e.getMessage() + "); the store has stopped, so that nothing is acknowledged that is not stored";
            stop(reason);
            throw new JournalFailedException(reason);
        }
    }

    private void writePending() throws IOException {
        ChangeBuffer group;
        long target;
        synchronized (gathering) {
            group = pending;
            target = appended;
            pending = spare;
        }
        if (!group.isEmpty()) {
            ByteBuffer frame = group.seal(nextNumber);
            int size = frame.remaining();
            file.write(frame);
            file.force();
            nextNumber++;
            fileSize += size;
            bytesWritten = bytesWritten + size;
            group.clear();
        }
        spare = group;
        durable = target;
        if (fileSize > segmentLimit) {
            roll();
        }
    }

    private void roll() throws IOException {
        if (fileSize == FileHeader.SIZE) {
            return;
        }
        file.close();
        file = newSegment();
    }

    private AppendFile newSegment() throws IOException {
        AppendFile next = files.growing(folder.segment(nextNumber), 0, Math.min(RESERVE, segmentLimit));
        next.write(FileHeader.segment(nextNumber).encode());
        next.force();
        folder.sync();
        fileSize = FileHeader.SIZE;
        return next;
    }

    @Override
    public void close() throws IOException {
        writing.lock();
        try {
            if (failure == null) {
                flush();
                failure = "the store is closed";
            }
            file.close();
        } finally {
            writing.unlock();
        }
    }
}
