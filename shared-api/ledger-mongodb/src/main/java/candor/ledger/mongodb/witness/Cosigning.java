package candor.ledger.mongodb.witness;

import candor.ledger.mongodb.DamagedTile;
import candor.ledger.mongodb.SignedCheckpoint;
import candor.ledger.mongodb.checkpoint.CheckpointConflict;
import candor.ledger.mongodb.checkpoint.CheckpointStore;
import candor.ledger.mongodb.checkpoint.CheckpointStore.Numbered;
import candor.ledger.policy.PolicyWitness;
import candor.ledger.policy.TlogPolicy;
import candor.ledger.tree.TreeProofs;
import candor.ledger.witness.client.WitnessClient;
import candor.ledger.witness.client.WitnessOutcome;
import com.mongodb.MongoException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.LongFunction;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Asks the witnesses of a policy that have an address to cosign each new checkpoint, every witness on a thread of its own: appending
 * and signing never wait for one. What they answer is kept with the checkpoint. A witness that shows this log's own signature under
 * another history stops the log; one that only says so is reported.
 */
public final class Cosigning implements AutoCloseable {

    /** How often it is looked for a new checkpoint. */
    public static final Duration INTERVAL = Duration.ofSeconds(2);

    private static final Logger LOG = LoggerFactory.getLogger(Cosigning.class);

    private final CheckpointStore store;
    private final LongFunction<TreeProofs> tree;
    private final Contradiction contradiction;
    private final Consumer<String> onProof;
    private final List<Asked> asked;
    private final ScheduledExecutorService threads;
    private volatile boolean proven;

    private static final class Asked {
        private final PolicyWitness witness;
        private final WitnessClient client;
        private volatile WitnessState state;

        Asked(PolicyWitness witness, String url, boolean counts, Duration timeout) {
            this.witness = witness;
            this.client = new WitnessClient(witness.key(), url, timeout);
            this.state = new WitnessState(witness.name(), counts, 0, Optional.empty(), Optional.empty(), false);
        }
    }

    /**
     * @param tree makes the proofs at a size of the log
     * @param timeout of each request to a witness
     * @param onProof told the sentence when a witness proves a second history: signing must stop
     */
    public Cosigning(CheckpointStore store, LongFunction<TreeProofs> tree, TlogPolicy policy, Duration timeout, Consumer<String> onProof) {
        this.store = store;
        this.tree = tree;
        this.contradiction = new Contradiction(store, tree);
        this.onProof = onProof;
        this.asked = policy.witnesses().stream().filter(witness -> witness.url().isPresent())
                .map(witness -> new Asked(witness, witness.url().get(), policy.counting().contains(witness), timeout)).toList();
        this.threads = Executors.newScheduledThreadPool(asked.size(), Thread.ofPlatform().daemon().name("candor-witnesses-", 0).factory());
    }

    /**
     * Looks once, before anything new is signed, whether a witness shows another history than this one: what an older copy of database
     * and keep folder would otherwise only learn after its next signature. A witness that does not answer in time is passed over.
     */
    public Cosigning consult(String origin) {
        try {
            threads.invokeAll(asked.stream().<Callable<Boolean>>map(each -> () -> {
                contradiction.shownBy(each.witness.name(), each.client.latest(origin)).ifPresent(proof -> judge(each, "it shows another history", Optional.of(proof), true));
                return true;
            }).toList());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return this;
    }

    /** Begins to ask. @param interval between looks for a new checkpoint */
    public Cosigning start(Duration interval) {
        asked.forEach(each -> threads.scheduleWithFixedDelay(() -> ask(each), 0, interval.toNanos(), TimeUnit.NANOSECONDS));
        return this;
    }

    /** Asks every witness once for the newest checkpoint: for the end, after which nobody asks until the next start. @param bound of all of it */
    public void askOnce(Duration bound) {
        try {
            threads.invokeAll(asked.stream().map(each -> Executors.callable(() -> ask(each))).toList(), bound.toNanos(), TimeUnit.NANOSECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** How it stands with each witness that is asked. */
    public List<WitnessState> states() {
        return asked.stream().map(each -> each.state).toList();
    }

    /** One question at a time to each. */
    private void ask(Asked each) {
        synchronized (each) {
            askAlone(each);
        }
    }

    private void askAlone(Asked each) {
        if (proven) {
            return;
        }
        try {
            Optional<SignedCheckpoint> newest = store.latest().map(Numbered::signed).filter(signed -> signed.checkpoint().size() > each.state.size());
            newest.ifPresent(signed -> record(each, signed, each.client.ask(signed.note(), (earlier, size) -> tree.apply(size).consistency(earlier))));
        } catch (CheckpointConflict | MongoException | DamagedTile e) {
            LOG.warn("The witness {} could not be asked this time: {}", each.witness.name(), e.getMessage());
        } catch (RuntimeException e) {
            LOG.error("The witness {} could not be asked", each.witness.name(), e);
        }
    }

    private void record(Asked each, SignedCheckpoint signed, WitnessOutcome outcome) {
        switch (outcome) {
            case WitnessOutcome.Cosigned(var cosignature) -> {
                store.addCosignature(signed.checkpoint().size(), cosignature);
                each.state = each.state.cosigned(signed.checkpoint().size(), cosignature.at());
            }
            case WitnessOutcome.Ahead(long size, var shown) -> judge(each, "it has cosigned " + size + " entries already", contradiction.shownBy(each.witness.name(), shown), false);
            case WitnessOutcome.Disputed(long size, var shown) -> judge(each, "it holds that this is not the log whose " + size + " entries it cosigned", contradiction.shownBy(each.witness.name(), shown), true);
            case WitnessOutcome.Failed(String reason) -> {
                if (!each.state.trouble().equals(Optional.of(reason))) {
                    LOG.warn("The witness {} did not cosign: {}", each.witness.name(), reason);
                }
                each.state = each.state.troubled(reason, false);
            }
        }
    }

    private void judge(Asked each, String says, Optional<String> proved, boolean disputed) {
        if (proved.isPresent() && !proven) {
            proven = true;
            LOG.error("A second history of this log is proved: {}", proved.get());
            onProof.accept(proved.get());
        } else if (disputed && !each.state.disputed()) {
            LOG.error("The witness {} disputes this log without showing why: {}", each.witness.name(), says);
        }
        each.state = each.state.troubled(says, disputed);
    }

    @Override
    public void close() {
        threads.shutdownNow();
        asked.forEach(each -> each.client.close());
        try {
            if (!threads.awaitTermination(5, TimeUnit.SECONDS)) {
                LOG.warn("A witness is still being asked while the ledger closes");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
