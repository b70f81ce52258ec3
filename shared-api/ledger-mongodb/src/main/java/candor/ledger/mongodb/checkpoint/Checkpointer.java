package candor.ledger.mongodb.checkpoint;

import candor.ledger.mongodb.SignedCheckpoint;
import candor.ledger.mongodb.checkpoint.CheckpointStore.Numbered;
import candor.ledger.note.Checkpoint;
import candor.ledger.note.NoteSigner;
import candor.ledger.tree.CompactRange;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Signs the log's checkpoints, always at the end of a block. Two that contradict each other are never signed: before each signature
 * the log is proved to continue both the latest one in the store and the copy in the keep folder, and the store takes each number
 * once. It is stored before anybody sees it. After a {@link CheckpointConflict} this object never signs again.
 */
public final class Checkpointer {

    private static final Logger LOG = LoggerFactory.getLogger(Checkpointer.class);
    private static final int ATTEMPTS = 20;

    private final CheckpointStore store;
    private final KeepCopy copy;
    private final Supplier<List<NoteSigner>> signers;
    private final SignableLog tree;
    private final InstantSource clock;
    private CompactRange proven = CompactRange.EMPTY;
    private @Nullable CheckpointConflict conflict;

    /** @param signers the log's keys in use, asked for before each signature: each of them signs */
    public Checkpointer(CheckpointStore store, KeepCopy copy, Supplier<List<NoteSigner>> signers, SignableLog tree, InstantSource clock) {
        this.store = store;
        this.copy = copy;
        this.signers = signers;
        this.tree = tree;
        this.clock = clock;
    }

    /**
     * A signed checkpoint over everything stored when this was called; the one there is if it covers that already.
     *
     * @return empty for the log without entries
     * @throws CheckpointConflict if the log does not continue what was signed; from then on always
     */
    public synchronized Optional<SignedCheckpoint> sign() {
        if (conflict != null) {
            throw new CheckpointConflict(String.valueOf(conflict.getMessage()), conflict);
        }
        try {
            return attempt();
        } catch (CheckpointConflict e) {
            conflict = e;
            throw e;
        }
    }

    /** As {@link #sign}, without signing anything new: for the start. What readers of the newest one need is stored where it is missing. @throws CheckpointConflict as there */
    public synchronized void requireContinuation() {
        Optional<Numbered> latest = store.latest();
        prove(latest, copy.read());
        latest.ifPresent(newest -> tree.beforeSigning(newest.checkpoint().size()));
    }

    /** Never signs again: somebody outside holds proof of another history. @return what {@link #sign} throws from now on */
    public synchronized CheckpointConflict refuse(String sentence) {
        if (conflict == null) {
            conflict = new CheckpointConflict(sentence);
        }
        return conflict;
    }

    private Optional<SignedCheckpoint> attempt() {
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            // The head is asked last: whatever was signed by then is in it.
            Optional<Numbered> latest = store.latest();
            Optional<SignedCheckpoint> kept = copy.read();
            CompactRange head = prove(latest, kept);
            Optional<SignedCheckpoint> signed = head.size() == 0 ? Optional.empty() : signed(latest, head);
            if (signed.isPresent() || head.size() == 0) {
                signed.filter(newest -> !kept.equals(signed)).ifPresent(copy::replace);
                return signed;
            }
        }
        throw new IllegalStateException("other processes signed each time; the next try will find their checkpoint");
    }

    /** The latest where it covers the head, else a new one; empty where another process was faster. */
    private Optional<SignedCheckpoint> signed(Optional<Numbered> latest, CompactRange head) {
        if (latest.isPresent() && latest.get().checkpoint().size() == head.size()) {
            return latest.map(Numbered::signed);
        }
        tree.beforeSigning(head.size());
        Checkpoint checkpoint = new Checkpoint(copy.origin(), head.size(), head.root());
        Numbered next = new Numbered(latest.map(Numbered::number).orElse(0L) + 1, clock.instant(), new SignedCheckpoint(checkpoint, checkpoint.sign(signers.get().toArray(NoteSigner[]::new))));
        return store.insert(next) ? Optional.of(next.signed()) : Optional.empty();
    }

    private CompactRange prove(Optional<Numbered> latest, Optional<SignedCheckpoint> kept) {
        if (latest.isPresent() && kept.isEmpty()) {
            LOG.warn("The keep folder holds no checkpoint of this log although {} were signed: it was lost or is another folder; a new copy is made",
                    latest.get().number());
        }
        List<Checkpoint> signed = Stream.concat(latest.stream().map(Numbered::checkpoint), kept.stream().map(SignedCheckpoint::checkpoint))
                .sorted(Comparator.comparingLong(Checkpoint::size)).distinct().toList();
        signed.forEach(this::requireThisLog);
        proven = new Continuation(tree).prove(proven, signed, tree.head());
        return proven;
    }

    private void requireThisLog(Checkpoint checkpoint) {
        if (!checkpoint.origin().equals(copy.origin())) {
            throw new CheckpointConflict("a stored checkpoint is of the log " + checkpoint.origin() + ", not of " + copy.origin());
        }
    }
}
