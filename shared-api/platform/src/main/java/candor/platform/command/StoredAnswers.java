package candor.platform.command;

import candor.ledger.mongodb.MongoLedger;
import candor.ledger.mongodb.Receipt;
import java.util.Optional;

/** What was stored before under a key, for whoever wants to say what would happen and not let it happen. */
public final class StoredAnswers {
    private final MongoLedger ledger;

    public StoredAnswers(MongoLedger ledger) {
        this.ledger = ledger;
    }

    /** Hash of the body with which this key was used; empty where nothing is stored under it. */
    public Optional<String> bodyHash(Issuance issuance) {
        return ledger.receipt(CommandId.of(ledger, issuance)).map(Receipt::bodyHash);
    }
}
