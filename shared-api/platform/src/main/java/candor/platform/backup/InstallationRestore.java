package candor.platform.backup;

import candor.RuleViolation;
import candor.ledger.mongodb.LedgerOptions;
import candor.ledger.mongodb.MongoLedger;
import candor.ledger.mongodb.backup.Restore;
import candor.ledger.mongodb.backup.Restored;
import candor.ledger.mongodb.fsck.Fsck;
import candor.ledger.mongodb.fsck.FsckReport;
import candor.ledger.mongodb.keys.KeepFolder;
import candor.ledger.mongodb.keys.KeyAccess;
import candor.platform.cli.AdminOutput;
import candor.platform.evidence.EvidenceFiles;
import candor.platform.evidence.EvidenceStore;
import candor.platform.evidence.FileAudit;
import candor.platform.evidence.FileBackup;
import candor.platform.evidence.FileRestore;
import candor.platform.store.DataFolder;
import candor.platform.store.Installation;
import candor.platform.store.MongoStore;
import candor.platform.store.Refusal;
import com.mongodb.client.MongoDatabase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Begins an installation with what a backup holds, in a place where there is none.
 *
 * @param data folder of the new installation; absent or empty
 * @param keep folder of the old one's keys, which the new one goes on with
 * @param uri of the MongoDB to restore into; null for the embedded store
 * @param ledger name of the ledger's database
 * @param origin name of the new log; null for a random one
 */
public record InstallationRestore(Path data, Path keep, @Nullable String uri, String ledger, @Nullable String origin) {

    /**
     * Does so.
     *
     * @return exit code: 0 where the check of the restored ledger finds nothing wrong
     * @throws RuleViolation with the reason, where it cannot be done; then nothing of it is left in the data folder
     */
    public int run(Path backup, AdminOutput output) throws IOException {
        requirePlaces(backup);
        boolean sound = false;
        try (MongoStore opened = MongoStore.open(DataFolder.open(data), uri, 0); MongoStore store = opened.patient()) {
            LedgerOptions defaults = LedgerOptions.defaults(keep, store.settings());
            LedgerOptions options = store.soleProcess() ? defaults.asSoleProcess() : defaults;
            MongoDatabase target = store.database(ledger);
            EvidenceFiles files = EvidenceStore.of(DataFolder.open(data), store, uri).of(ledger, InstantSource.system());
            FileRestore evidence = new FileRestore(files, data.resolve("uploads"));
            Restore restore = new Restore(KeepFolder.open(keep), Installation.databases(store, ledger)).handing(FileBackup.FOLDER, evidence);
            Restored restored = restore.run(backup, origin == null ? options : options.withOrigin(origin), Instant.now());
            Installation.open(store, ledger).activate(ledger);
            // What was erased again must not stay in the files that were filled before.
            store.compact().run();
            tell(restored, output);
            output.line("restored " + evidence.restored() + " files of evidence");
            FsckReport report = Fsck.check(target, KeyAccess.local(KeepFolder.open(keep), store.settings()));
            report.text().lines().forEach(output::line);
            sound = report.sound() && areThere(files, target, options, output);
        } catch (RuntimeException | IOException e) {
            clear();
            throw e;
        }
        output.line("start it with --data " + data + " --keep " + keep);
        return sound ? 0 : 1;
    }

    /** Their digests were compared while they were put back. */
    private static boolean areThere(EvidenceFiles files, MongoDatabase target, LedgerOptions options, AdminOutput output) {
        try (MongoLedger opened = MongoLedger.open(target, options.readOnly())) {
            return new FileAudit(opened.reader(), files).run(false, output::line);
        }
    }

    private void requirePlaces(Path backup) throws IOException {
        if (!Files.isRegularFile(backup)) {
            throw new Refusal("there is no backup " + backup);
        }
        if (!Files.isDirectory(keep)) {
            throw new RuleViolation("restore.no-keep", "there is no keep folder " + keep + ": name the one of the ledger in this backup with --keep");
        }
        if (Files.exists(data) && !isEmptyFolder(data)) {
            throw new RuleViolation("restore.not-empty", "the data folder " + data + " is not empty: a restore never mixes two ledgers; name a new one with --data");
        }
    }

    private static boolean isEmptyFolder(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            return false;
        }
        try (Stream<Path> inside = Files.list(folder)) {
            return inside.findAny().isEmpty();
        }
    }

    private static void tell(Restored restored, AdminOutput output) {
        var old = restored.predecessor();
        output.line("restored " + old.size() + " entries of the log " + old.origin());
        output.line("the restored ledger is a new log, " + restored.origin() + ": give its key to whoever verifies, and its name to its witnesses");
        if (old.lost() > 0) {
            output.line("the old log had signed " + old.signed() + " entries: " + old.lost() + " that came after the backup are lost, and the new log says so");
        }
        output.line(restored.erasures() + " erasures younger than the backup were carried out again");
    }

    /** It was empty before. */
    private void clear() throws IOException {
        if (Files.isDirectory(data)) {
            try (Stream<Path> inside = Files.walk(data)) {
                List<Path> all = inside.sorted(Comparator.reverseOrder()).filter(path -> !path.equals(data)).toList();
                for (Path path : all) {
                    Files.delete(path);
                }
            }
        }
    }
}
