package candor.platform.backup;

import candor.RuleViolation;
import candor.ledger.mongodb.MongoLedger;
import candor.ledger.mongodb.backup.Backup;
import candor.ledger.mongodb.backup.BackupFile;
import candor.ledger.mongodb.backup.BackupManifest;
import candor.platform.cli.AdminOperation;
import candor.platform.cli.AdminOutput;
import candor.platform.evidence.EvidenceFiles;
import candor.platform.evidence.FileBackup;
import candor.platform.evidence.NamedFiles;
import candor.platform.store.Installation;
import com.fasterxml.jackson.databind.JsonNode;
import com.mongodb.client.MongoDatabase;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;

/** {@code candor backup}: copies the ledger and who may sign in, while the server runs. */
record BackupOperation(MongoLedger ledger, MongoDatabase database, Installation installation, Path keep, InstantSource clock, EvidenceFiles files)
        implements AdminOperation {
    static final String NAME = "backup";
    private static final int UNUSABLE = 2;

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public int run(JsonNode arguments, AdminOutput output) {
        Path target = Path.of(arguments.path("to").asText(""));
        if (!target.isAbsolute()) {
            output.note("name the file to write, or a folder for it");
            return UNUSABLE;
        }
        if (installation.isSample()) {
            throw new RuleViolation("backup.sample", "the sample is open, and nothing in it is worth keeping: end it with \"candor demo --end\" and back up your own ledger");
        }
        Instant now = clock.instant();
        BackupFile file = BackupFile.at(target, now);
        var signer = ledger.logKeyring().signers().getFirst();
        Backup backup = new Backup(ledger, database, signer, beside());
        BackupManifest manifest = file.write(out -> backup.write(out, now));
        output.line("wrote " + manifest.size() + " entries of the log " + manifest.origin() + " to " + file.path());
        output.line("files of evidence are in it, as far as an entry names them");
        output.line("the keep folder " + keep.toAbsolutePath() + " is not in it: keep a copy of that folder somewhere else");
        return 0;
    }

    private List<Backup.Extra> beside() {
        List<Backup.Extra> beside = new ArrayList<>(installation.backedUp());
        beside.add(FileBackup.of(new NamedFiles(ledger.reader()), files));
        return beside;
    }
}
