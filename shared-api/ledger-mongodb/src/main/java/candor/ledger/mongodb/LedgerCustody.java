package candor.ledger.mongodb;

import candor.ledger.mongodb.OpenLedger.Writing;
import candor.ledger.mongodb.witness.Copying;
import candor.ledger.mongodb.witness.Cosigning;
import candor.ledger.mongodb.witness.Outside;
import candor.ledger.mongodb.witness.Stamping;
import candor.ledger.policy.TlogPolicy;
import candor.ledger.timestamp.TimeAuthorities;
import candor.ledger.timestamp.TimeAuthorityClient;
import com.mongodb.client.MongoDatabase;
import java.time.Duration;
import java.util.Optional;

/**
 * The second trust domain of a ledger: who outside vouches for what it signs, and who keeps copies of it. Whatever is begun here goes on
 * until it is closed; close it before the ledger.
 */
public final class LedgerCustody {

    private final MongoDatabase database;
    private final LedgerOptions options;
    private final OpenLedger parts;

    LedgerCustody(MongoDatabase database, LedgerOptions options, OpenLedger parts) {
        this.database = database;
        this.options = options;
        this.parts = parts;
    }

    /**
     * Asks the policy's witnesses to cosign. One that proves a second history halts the ledger.
     *
     * @param timeout of each request to a witness
     * @throws LedgerUnavailable if this process only reads
     */
    public Cosigning cosigning(TlogPolicy policy, Duration timeout) {
        Writing signing = signing("it asks no witness");
        return new Cosigning(parts.checkpoints(), parts.tiles()::proofs, policy, timeout,
                proof -> parts.health().halt(new CorruptLedger(proof, signing.checkpointer().refuse(proof))));
    }

    /**
     * Has checkpoints time-stamped.
     *
     * @param trusted who must stand behind a stamp; empty to keep any
     * @throws LedgerUnavailable if this process only reads
     */
    public Stamping stamping(TimeAuthorityClient client, Optional<TimeAuthorities> trusted) {
        signing("it has no checkpoint stamped");
        return new Stamping(parts.checkpoints(), client, trusted);
    }

    /**
     * Hands copies of checkpoints to somebody outside.
     *
     * @throws LedgerUnavailable if this process only reads
     */
    public Copying copying(Outside outside) {
        signing("it hands out no copy");
        return Copying.of(parts.checkpoints(), database, outside, options.clock(), parts.identity().zone());
    }

    private Writing signing(String consequence) {
        return parts.writing().orElseThrow(() -> new LedgerUnavailable(LedgerUnavailable.CLOSED, "this process only reads: " + consequence));
    }
}
