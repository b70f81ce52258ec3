package candor.platform.evidence;

import candor.ledger.mongodb.CorruptLedger;
import com.mongodb.MongoException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/**
 * Removes files that no entry names: an upload whose command was refused or never came, and what was released. It needs no lease: what is named
 * follows from entries, and a file that is put there anew is never taken for the one that was found. Files are looked at before the entries
 * are, and one that is younger than a day stays, so a file whose entry is on its way is never removed.
 */
public final class EvidenceSweep implements SmartLifecycle {
    private static final Logger LOG = LoggerFactory.getLogger(EvidenceSweep.class);
    private static final Duration FIRST = Duration.ofMinutes(10);
    private static final Duration INTERVAL = Duration.ofHours(1);
    /** Longer than any upload and its command take. */
    static final Duration GRACE = Duration.ofDays(1);
    /** It needs nothing but the ledger, which is open before any phase. */
    private static final int PHASE = 10;

    private final EvidenceFiles files;
    private final NamedFiles named;
    private final InstantSource clock;
    private final Semaphore wake = new Semaphore(0);
    private final AtomicReference<@Nullable Thread> thread = new AtomicReference<>();
    private volatile boolean running;

    public EvidenceSweep(EvidenceFiles files, NamedFiles named, InstantSource clock) {
        this.files = files;
        this.named = named;
        this.clock = clock;
    }

    /**
     * Does so once.
     *
     * @return how many were removed
     * @throws CorruptLedger when what is named cannot be read; nothing is removed then
     */
    public int run() {
        Instant before = clock.instant().minus(GRACE);
        List<KeptFile.Found> old = files.all().stream().filter(file -> file.since().isBefore(before)).toList();
        if (old.isEmpty()) {
            return 0;
        }
        Set<String> digests = named.afresh().digests();
        return (int) old.stream().filter(file -> !digests.contains(file.digest())).filter(files::remove).count();
    }

    /** Something was released: looks soon. */
    public void wake() {
        wake.release();
    }

    @Override
    public void start() {
        running = true;
        thread.set(Thread.ofPlatform().name("candor-evidence-sweep").daemon().start(this::sweepAgainAndAgain));
    }

    private void sweepAgainAndAgain() {
        Duration pause = FIRST;
        while (running) {
            try {
                boolean _ = wake.tryAcquire(pause.toMillis(), TimeUnit.MILLISECONDS);
            } catch (InterruptedException stopped) {
                return;
            }
            pause = INTERVAL;
            sweep();
        }
    }

    private void sweep() {
        try {
            int removed = running ? run() : 0;
            if (removed > 0) {
                LOG.info("{} files of evidence that no entry names were removed", removed);
            }
        } catch (CorruptLedger | MongoException | UncheckedIOException | IllegalStateException e) {
            LOG.warn("files of evidence that no entry names could not be removed this time ({}); it is tried again", e.getClass().getSimpleName());
        }
    }

    @Override
    public void stop() {
        running = false;
        Thread working = thread.getAndSet(null);
        if (working != null) {
            wake.release();
            try {
                working.join(Duration.ofSeconds(5));
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    @Override
    public int getPhase() {
        return PHASE;
    }
}
