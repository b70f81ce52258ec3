package candor.platform.cli;

import candor.ledger.mongodb.MongoLedger;
import candor.ledger.mongodb.keys.KeyEpoch;
import candor.ledger.mongodb.vault.EpochTurn;
import candor.platform.store.KeyEpochs;
import com.fasterxml.jackson.databind.JsonNode;

/** What the owner of the data folder may do with key epochs. */
public final class KeyOperations {
    /** Name of the operation that begins an epoch. */
    public static final String NEW_EPOCH = "keys-new-epoch";
    /** Name of the operation that lists the epochs. */
    public static final String SHOW = "keys-show";

    private KeyOperations() {}

    static AdminOperation newEpoch(KeyEpochs epochs) {
        return operation(NEW_EPOCH, output -> {
            KeyEpoch begun = epochs.begin();
            output.line("epoch " + begun.number() + " has begun; what is sealed is being wrapped under its key");
            output.note("the key before is destroyed once nothing is left under it, at the earliest in " + EpochTurn.GRACE.toMinutes()
                    + " minutes and only while a server runs; destroy your copies of its key file too, and with a key service its old key: \"candor keys show\" says when it is done");
        });
    }

    static AdminOperation show(MongoLedger ledger, KeyEpochs epochs) {
        return operation(SHOW, output -> ledger.keyEpochs().forEach(epoch -> output.line("epoch " + epoch.number() + ", begun " + epoch.opened() + ", "
                + (epoch.destroyed() != null ? "key destroyed " + epoch.destroyed() : "key to be destroyed about " + epochs.finalAfter(epoch.opened())))));
    }

    private static AdminOperation operation(String name, java.util.function.Consumer<AdminOutput> action) {
        return new AdminOperation() {
            @Override
            public String name() {
                return name;
            }

            @Override
            public int run(JsonNode arguments, AdminOutput output) {
                action.accept(output);
                return 0;
            }
        };
    }
}
