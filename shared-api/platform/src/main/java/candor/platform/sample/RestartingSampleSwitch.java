package candor.platform.sample;

import candor.RuleViolation;
import candor.ledger.mongodb.MongoLedger;
import candor.ledger.mongodb.StoredEntry;
import candor.platform.Restart;
import candor.platform.store.Installation;
import java.util.stream.Stream;

/** Writes down which ledger is wanted and asks for a restart; all the work is done before the new context serves its first page. */
final class RestartingSampleSwitch implements SampleSwitch {
    private final Installation installation;
    private final MongoLedger ledger;
    private final Restart restart;
    private final boolean sample;

    RestartingSampleSwitch(Installation installation, MongoLedger ledger, Restart restart) {
        this.installation = installation;
        this.ledger = ledger;
        this.restart = restart;
        this.sample = installation.isSample();
    }

    @Override
    public boolean isSample() {
        return sample;
    }

    @Override
    public void toSample() {
        if (sample) {
            throw new RuleViolation("sample.already-active", "this is the sample already");
        }
        if (holdsMoreThanAccounts()) {
            throw new RuleViolation("sample.real-ledger-in-use", "this ledger is in use: try the sample in another data folder, with --data");
        }
        installation.activate(installation.sampleLedger());
        restart.request();
    }

    private boolean holdsMoreThanAccounts() {
        try (Stream<StoredEntry> entries = ledger.reader().entries(0, ledger.reader().head().size())) {
            return entries.anyMatch(entry -> !entry.entry().type().startsWith("access."));
        }
    }

    @Override
    public void startForReal() {
        if (!sample) {
            throw new RuleViolation("sample.not-active", "this is the real ledger already");
        }
        installation.activate(installation.realLedger());
        restart.request();
    }
}
