package candor.platform.evidence;

import candor.ledger.mongodb.CorruptLedger;
import candor.platform.RepeatedWork;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Set;
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
    private final AtomicReference<@Nullable RepeatedWork> work = new AtomicReference<>();

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
        RepeatedWork working = work.get();
        if (working != null) {
            working.wake();
        }
    }

    @Override
    public void start() {
        RepeatedWork begun = new RepeatedWork("candor-evidence-sweep", FIRST, INTERVAL, this::sweep);
        work.set(begun);
        begun.start();
    }

    /** The name of what was thrown only: its text could hold anything. */
    @SuppressWarnings("PMD.AvoidCatchingGenericException")
    private void sweep() {
        try {
            int removed = run();
            if (removed > 0) {
                LOG.info("{} files of evidence that no entry names were removed", removed);
            }
        } catch (RuntimeException e) {
            LOG.warn("files of evidence that no entry names could not be removed this time; it is tried again: {}", e.getClass().getName());
        }
    }

    @Override
    public void stop() {
        RepeatedWork working = work.getAndSet(null);
        if (working != null) {
            working.close();
        }
    }

    @Override
    public boolean isRunning() {
        return work.get() != null;
    }

    @Override
    public int getPhase() {
        return PHASE;
    }
}
