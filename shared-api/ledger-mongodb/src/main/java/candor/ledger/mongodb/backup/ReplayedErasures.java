package candor.ledger.mongodb.backup;

import candor.RuleViolation;
import candor.ledger.mongodb.LedgerOptions;
import candor.ledger.mongodb.erasure.ErasureList;
import candor.ledger.mongodb.erasure.ErasureReplay;
import candor.ledger.mongodb.erasure.Erasures;
import candor.ledger.mongodb.keys.KeepFolder;
import candor.ledger.mongodb.keys.KeyAccess;
import candor.ledger.mongodb.keys.KeyRing;
import candor.ledger.mongodb.vault.Vault;
import com.mongodb.client.MongoDatabase;
import java.util.Set;

/** What was erased after a backup was made stays erased: the keep folder's list says it, and nothing is opened before. */
final class ReplayedErasures {

    private final MongoDatabase ledger;
    private final KeepFolder keep;
    private final LedgerOptions options;

    ReplayedErasures(MongoDatabase ledger, KeepFolder keep, LedgerOptions options) {
        this.ledger = ledger;
        this.keep = keep;
        this.options = options;
    }

    /** @throws RuleViolation {@code restore.no-erasure-list} */
    void requireList() {
        ErasureList list = new ErasureList(keep);
        if (!list.exists()) {
            throw new RuleViolation("restore.no-erasure-list", "the list of erasures " + list.path()
                    + " is missing: put it back, because without it this backup would bring back the data of people who were erased");
        }
    }

    /**
     * Carries them out again on the filled store. The log hears of it when the ledger is next served.
     *
     * @param listed digests that the backup's entries list as erased
     * @return how many took something that the backup still held
     */
    long run(BackupManifest manifest, Set<String> listed) {
        KeyRing ring = KeyRing.open(ledger, new KeyAccess(keep, options.kms(), options.store(), true, options.clock()));
        Vault vault = Vault.open(ledger, ring, options.clock());
        vault.createIndexes();
        return new ErasureReplay(vault, new Erasures(ledger), new ErasureList(keep)).run(manifest.origin(), manifest.size(), listed);
    }
}
