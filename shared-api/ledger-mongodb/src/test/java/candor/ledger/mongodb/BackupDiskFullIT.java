package candor.ledger.mongodb;

import static candor.ledger.mongodb.Samples.event;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import candor.RuleViolation;
import candor.embedded.SmallDisk;
import candor.ledger.mongodb.backup.Backup;
import candor.ledger.mongodb.backup.BackupFile;
import candor.ledger.mongodb.keys.KeepFolder;
import candor.ledger.mongodb.keys.LogKey;
import candor.sealing.FreeText;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.axonframework.eventsourcing.eventstore.AppendCondition;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A backup into a file system of 1 MB; mounting one takes root. */
class BackupDiskFullIT extends OnEmbeddedStore {

    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path mountPoint;

    @SuppressWarnings("NullAway.Init") // set before each test
    private SmallDisk small;

    @BeforeEach
    void mount() {
        small = SmallDisk.mount(mountPoint, 1);
    }

    @AfterEach
    void unmount() {
        if (small != null) {
            small.close();
        }
    }

    @Test
    void saysSoAndLeavesNothing() throws Exception {
        LedgerUnderTest ledger = open();
        String text = "x".repeat(100_000);
        for (int i = 0; i < 15; i++) {
            ledger.append(AppendCondition.none(), null, event("test.Told", new Samples.Told("incident:i", FreeText.of(text), null, null, List.of()), "incident:i"));
        }
        var signer = LogKey.signer(database(), KeepFolder.open(folder.resolve("keep")), ledger.ledger.reader().origin());
        Backup backup = new Backup(ledger.ledger, database(), signer, List.of());
        Instant now = Instant.parse("2026-11-29T12:00:00Z");

        assertThatThrownBy(() -> BackupFile.at(mountPoint, now).write(out -> backup.write(out, now))).hasMessageContaining("No space left on device")
                .isInstanceOfSatisfying(RuleViolation.class, refusal -> assertThat(refusal.code()).isEqualTo("backup.not-written"));

        try (Stream<Path> left = Files.list(mountPoint)) {
            assertThat(left).isEmpty();
        }
        BackupFile elsewhere = BackupFile.at(folder, now);
        assertThat(elsewhere.write(out -> backup.write(out, now)).size()).isEqualTo(15);
        assertThat(elsewhere.path()).isRegularFile();
    }
}
