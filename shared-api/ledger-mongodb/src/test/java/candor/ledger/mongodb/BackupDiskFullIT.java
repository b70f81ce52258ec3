package candor.ledger.mongodb;

import static candor.ledger.mongodb.Samples.event;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import candor.RuleViolation;
import candor.ledger.mongodb.backup.Backup;
import candor.ledger.mongodb.backup.BackupFile;
import candor.ledger.mongodb.keys.KeepFolder;
import candor.ledger.mongodb.keys.LogKey;
import candor.sealing.FreeText;
import java.io.IOException;
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

    private boolean mounted;

    @BeforeEach
    void mount() throws IOException, InterruptedException {
        mounted = run("mount", "-t", "tmpfs", "-o", "size=1m", "tmpfs", mountPoint.toString());
        assumeTrue(mounted, "no small file system can be mounted here (not root): a backup onto a full disk was not tried");
    }

    @AfterEach
    void unmount() throws IOException, InterruptedException {
        if (mounted) {
            run("umount", mountPoint.toString());
        }
    }

    private static boolean run(String... command) throws IOException, InterruptedException {
        try {
            return new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(ProcessBuilder.Redirect.DISCARD).start().waitFor() == 0;
        } catch (IOException e) {
            return false;
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

        assertThatThrownBy(() -> BackupFile.at(mountPoint, now).write(out -> backup.write(out, now))).isInstanceOf(RuleViolation.class)
                .hasMessageContaining("No space left on device");

        try (Stream<Path> left = Files.list(mountPoint)) {
            assertThat(left).isEmpty();
        }
        BackupFile elsewhere = BackupFile.at(folder, now);
        assertThat(elsewhere.write(out -> backup.write(out, now)).size()).isEqualTo(15);
        assertThat(elsewhere.path()).isRegularFile();
    }
}
