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

    /** Whether what was stored under this key answers this issuance too; empty where nothing is. @see Receipt#answers */
    public Optional<Boolean> answer(Issuance issuance) {
        return ledger.receipt(CommandId.of(ledger, issuance)).map(receipt -> receipt.answers(issuance.bodyHash()));
    }
}
