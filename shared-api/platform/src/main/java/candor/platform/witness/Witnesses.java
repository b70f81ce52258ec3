package candor.platform.witness;

import candor.ledger.mongodb.LedgerUnavailable;
import candor.ledger.mongodb.MongoLedger;
import candor.ledger.mongodb.checkpoint.CheckpointConflict;
import candor.ledger.mongodb.witness.Cosigning;
import candor.ledger.mongodb.witness.WitnessState;
import com.mongodb.MongoException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Asks the witnesses as long as the ledger is open; nothing where no policy names one or this process does not sign. */
public final class Witnesses implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Witnesses.class);

    /** So long the end of the process waits for those who are asked for the last time. */
    private static final Duration LAST_CALL = Duration.ofSeconds(3);

    private final Optional<Asking> asking;

    private record Asking(MongoLedger ledger, Cosigning cosigning) {}

    private Witnesses(Optional<Asking> asking) {
        this.asking = asking;
    }

    static Witnesses none() {
        return new Witnesses(Optional.empty());
    }

    /** Looks first whether one shows another history, then asks. */
    static Witnesses ask(MongoLedger ledger, WitnessPolicy policy, WitnessProperties properties) {
        return new Witnesses(Optional.of(new Asking(ledger,
                ledger.custody().cosigning(policy.policy(), properties.timeout()).consult(ledger.reader().origin()).start(Cosigning.INTERVAL))));
    }

    List<WitnessState> states() {
        return asking.map(each -> each.cosigning().states()).orElse(List.of());
    }

    /** Nothing is appended any more: what is signed now is the last until the next start, and is cosigned before it. */
    @Override
    public void close() {
        asking.ifPresent(each -> {
            try (Cosigning cosigning = each.cosigning()) {
                each.ledger().signCheckpoint();
                cosigning.askOnce(LAST_CALL);
            } catch (CheckpointConflict | LedgerUnavailable | MongoException | UncheckedIOException | IllegalStateException e) {
                LOG.warn("The last checkpoint is not cosigned before the next start: {}", e.getClass().getSimpleName());
            }
        });
    }
}
