package candor.ledger.mongodb;

import static candor.ledger.mongodb.Samples.actor;
import static candor.ledger.mongodb.Samples.event;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import candor.RuleViolation;
import candor.ledger.mongodb.backup.Backup;
import candor.ledger.mongodb.backup.Backup.Beside;
import candor.ledger.mongodb.backup.BackupFile;
import candor.ledger.mongodb.backup.BackupManifest;
import candor.ledger.mongodb.backup.Restore;
import candor.ledger.mongodb.backup.Restored;
import candor.ledger.mongodb.fsck.Fsck;
import candor.ledger.mongodb.fsck.FsckReport;
import candor.ledger.mongodb.keys.KeepFolder;
import candor.ledger.mongodb.keys.KeyAccess;
import candor.ledger.mongodb.keys.LogKey;
import candor.ledger.note.Checkpoint;
import candor.ledger.note.SignedNote;
import candor.sealing.FreeText;
import candor.sealing.Personal;
import candor.sealing.SubjectReference;
import com.mongodb.client.MongoDatabase;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.axonframework.eventsourcing.eventstore.AppendCondition;
import org.bson.Document;

/** A test that backs a ledger up and restores it elsewhere. */
abstract class OnBackup extends OnEmbeddedStore {

    static final Instant NOW = Instant.parse("2026-11-29T12:00:00Z");

    final Path file = Path.of("backup.zip");

    static Samples.Told told(String incident) {
        return new Samples.Told(incident, FreeText.of("what happened"), null, Personal.of(new SubjectReference("subject-1"), "anna@example.org"), List.of("m"));
    }

    interface Act {
        void run() throws Exception;
    }

    static void assertRefused(String code, Act act) {
        assertThatThrownBy(act::run).isInstanceOfSatisfying(RuleViolation.class, refusal -> assertThat(refusal.code()).as(refusal.sentence()).isEqualTo(code));
    }

    LedgerUnderTest filled(int entries) throws Exception {
        LedgerUnderTest ledger = open();
        fill(ledger, entries);
        return ledger;
    }

    static void fill(LedgerUnderTest ledger, int entries) throws Exception {
        for (int i = 0; i < entries; i++) {
            ledger.append(AppendCondition.none(), actor("account-1", "Ada"), event("test.Told", told("incident:i"), "incident:i"));
        }
    }

    BackupManifest backup(LedgerUnderTest ledger) {
        return backup(ledger, "candor", folder.resolve(file));
    }

    BackupManifest backup(LedgerUnderTest ledger, String name, Path target) {
        MongoDatabase database = store.database(name);
        MongoDatabase installation = store.database("installation");
        if (installation.getCollection("credentials").find(new Document("_id", "ada")).first() == null) {
            installation.getCollection("credentials").insertOne(new Document("_id", "ada").append("account", "account-1"));
        }
        var signer = LogKey.signer(database, KeepFolder.open(folder.resolve("keep")), ledger.ledger.reader().origin());
        Backup backup = new Backup(ledger.ledger, database, signer, List.of(new Beside("installation", installation, "credentials")));
        return BackupFile.at(target, NOW).write(out -> backup.write(out, NOW));
    }

    Restored restore(String name) throws IOException {
        return restore(folder.resolve(file), name);
    }

    Restored restore(Path from, String name) throws IOException {
        return restore(from, name, options -> options);
    }

    Restored restore(Path from, String name, UnaryOperator<LedgerOptions> options) throws IOException {
        return new Restore(KeepFolder.open(folder.resolve("keep")), targets(name)).run(from,
                options.apply(LedgerOptions.defaults(folder.resolve("keep"), store.settings())), NOW);
    }

    Map<String, MongoDatabase> targets(String name) {
        return Map.of("ledger", store.database(name), "installation", store.database(name + "_installation"));
    }

    FsckReport fsck(String name) {
        return Fsck.check(store.database(name), KeyAccess.local(KeepFolder.open(folder.resolve("keep")), store.settings()));
    }

    List<Checkpoint> signed(String name, String collection) {
        return store.database(name).getCollection(collection).find().map(row -> Checkpoint.parse(SignedNote.parse(row.getString("note")).text()))
                .into(new ArrayList<>());
    }
}
