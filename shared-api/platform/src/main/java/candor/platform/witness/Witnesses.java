package candor.platform.witness;

import candor.ledger.mongodb.MongoLedger;
import candor.ledger.mongodb.witness.Cosigning;
import candor.ledger.mongodb.witness.WitnessState;
import java.util.List;
import java.util.Optional;

/** Asks the witnesses as long as the ledger is open; nothing where no policy names one or this process does not sign. */
public final class Witnesses implements AutoCloseable {
    private final Optional<Cosigning> cosigning;

    private Witnesses(Optional<Cosigning> cosigning) {
        this.cosigning = cosigning;
    }

    static Witnesses none() {
        return new Witnesses(Optional.empty());
    }

    /** Looks first whether one shows another history, then asks. */
    static Witnesses ask(MongoLedger ledger, WitnessPolicy policy, WitnessProperties properties) {
        return new Witnesses(Optional.of(ledger.cosigning(policy.policy(), properties.timeout()).consult(ledger.reader().origin()).start(Cosigning.INTERVAL)));
    }

    List<WitnessState> states() {
        return cosigning.map(Cosigning::states).orElse(List.of());
    }

    @Override
    public void close() {
        cosigning.ifPresent(Cosigning::close);
    }
}
