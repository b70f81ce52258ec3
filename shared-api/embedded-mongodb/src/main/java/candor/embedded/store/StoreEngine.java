package candor.embedded.store;

import candor.embedded.EmbeddedMongoOptions;
import candor.embedded.StartReport;
import candor.embedded.StoreHealth;
import candor.embedded.journal.Change;
import candor.embedded.journal.Journal;
import candor.embedded.journal.Recovery;
import candor.embedded.journal.Snapshots;
import candor.embedded.journal.StoreFolder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The documents in memory, the journal behind them, and the rule between the two: nothing is answered that is not yet durable. */
public final class StoreEngine implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(StoreEngine.class);

    /** One to start from, one in case it is damaged. */
    private static final int SNAPSHOTS_KEPT = 2;

    private final StoreFolder folder;
    private final EmbeddedMongoOptions options;
    private final Catalog catalog;
    private final Journal journal;
    private final Snapshots snapshots;
    private final StartReport startReport;
    private final ReentrantReadWriteLock lock = new ReentrantReadWriteLock();
    private final Object snapshotting = new Object();
    private final AtomicBoolean snapshotDue = new AtomicBoolean();
    private final AtomicBoolean warned = new AtomicBoolean();
    private final ExecutorService background = Executors.newSingleThreadExecutor(work -> new Thread(work, "embedded-mongodb-snapshot"));
    private volatile long snapshotSize;
    private long catalogChange;

    private StoreEngine(StoreFolder folder, EmbeddedMongoOptions options, long started) throws IOException {
        this.folder = folder;
        this.options = options;
        Recovery<Catalog> recovery = Recovery.of(folder, Catalog::new, options.segmentBytes(), reason -> LOG.error("Embedded store stopped: {}", reason));
        this.catalog = recovery.state();
        this.journal = recovery.journal();
        this.snapshots = recovery.snapshots();
        this.snapshotSize = recovery.snapshot().map(file -> file.toFile().length()).orElse(0L);
        this.startReport = new StartReport(recovery.snapshot(), recovery.damagedSnapshot(), recovery.changes(), catalog.documents(),
                recovery.tornBytes(), recovery.tornFile(), Duration.ofNanos(System.nanoTime() - started));
    }

    public static StoreEngine open(Path path, EmbeddedMongoOptions options) {
        long started = System.nanoTime();
        try {
            StoreFolder folder = StoreFolder.open(path);
            try {
                return new StoreEngine(folder, options, started);
            } catch (IOException | RuntimeException e) {
                folder.close();
                throw e;
            }
        } catch (IOException e) {
            throw new UncheckedIOException("the data folder " + path + " cannot be opened", e);
        }
    }

    public StartReport startReport() {
        return startReport;
    }

    public StoreHealth health() {
        String failure = journal.failure();
        return failure == null ? new StoreHealth.Running() : new StoreHealth.Failed(failure);
    }

    /** Reads one collection ({@code null} if there is none); the answer is given once everything it may show is durable. */
    public <T> T read(String database, String name, Function<@Nullable Collection, T> work) {
        journal.requireRunning();
        T answer;
        long seen;
        lock.readLock().lock();
        try {
            Collection collection = catalog.find(database, name);
            answer = work.apply(collection);
            seen = collection == null ? catalogChange : collection.lastChange();
        } finally {
            lock.readLock().unlock();
        }
        journal.awaitDurable(seen);
        return answer;
    }

    public <T> T readCatalog(Function<Catalog, T> work) {
        journal.requireRunning();
        T answer;
        long seen;
        lock.readLock().lock();
        try {
            answer = work.apply(catalog);
            seen = catalogChange;
        } finally {
            lock.readLock().unlock();
        }
        journal.awaitDurable(seen);
        return answer;
    }

    /** Runs one writing command alone; returns once its writes are durable. */
    public <T> T write(Function<Mutation, T> work) {
        journal.requireRunning();
        Mutation mutation = new Mutation(catalog, journal);
        T answer;
        lock.writeLock().lock();
        try {
            answer = work.apply(mutation);
        } finally {
            catalogChange = Math.max(catalogChange, mutation.position());
            lock.writeLock().unlock();
        }
        journal.awaitDurable(mutation.position());
        snapshotIfDue();
        return answer;
    }

    private void snapshotIfDue() {
        if (journal.bytesSinceSnapshot() > Math.max(options.snapshotBytes(), snapshotSize / 2) && snapshotDue.compareAndSet(false, true)) {
            try {
                background.execute(this::snapshotInBackground);
            } catch (RejectedExecutionException e) {
                LOG.debug("no snapshot: the store is closing");
            }
        }
    }

    /** Throws away what was set aside as torn or damaged. */
    public void removeSetAside() {
        try {
            folder.removeSetAside();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void snapshotInBackground() {
        try {
            snapshot(SNAPSHOTS_KEPT);
            warnIfLarge();
        } catch (IOException | RuntimeException e) {
            LOG.warn("Embedded store: no snapshot could be taken ({}); the journal grows until one can", e.getMessage());
        } finally {
            snapshotDue.set(false);
        }
    }

    private void warnIfLarge() {
        long documents = readCatalog(Catalog::documents);
        if (documents > options.warnAtDocuments() && warned.compareAndSet(false, true)) {
            LOG.warn("The embedded store holds {} documents, all of them in memory: use a MongoDB replica set from here on", documents);
        }
    }

    /** Takes a snapshot and removes every older one and all journal before it. */
    public void snapshot() {
        try {
            snapshot(1);
        } catch (IOException e) {
            throw new UncheckedIOException("no snapshot could be taken", e);
        }
    }

    private record Cut(long upTo, long journalBytes, Stream<Change> state) {}

    private void snapshot(int kept) throws IOException {
        synchronized (snapshotting) {
            Cut cut = journal.exclusively(this::cut);
            snapshotSize = snapshots.write(cut.upTo(), cut.state());
            journal.snapshotTaken(cut.journalBytes());
            snapshots.removeAllBut(kept);
        }
    }

    /** Writers wait while references to the documents are gathered; the documents themselves never change. */
    private Cut cut() {
        lock.readLock().lock();
        try {
            long upTo = journal.startSegment();
            return new Cut(upTo, journal.bytesSinceSnapshot(), catalog.capture());
        } finally {
            lock.readLock().unlock();
        }
    }

    @Override
    public void close() {
        background.close();
        try (folder) {
            journal.close();
        } catch (IOException e) {
            throw new UncheckedIOException("the data folder could not be closed in order", e);
        }
    }
}
