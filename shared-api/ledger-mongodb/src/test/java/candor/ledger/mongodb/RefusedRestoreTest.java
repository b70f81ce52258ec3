package candor.ledger.mongodb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import candor.RuleViolation;
import candor.ledger.Hash;
import candor.ledger.mongodb.backup.BackupManifest;
import candor.ledger.mongodb.backup.Restore;
import candor.ledger.mongodb.keys.KeepFolder;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** Backups that are not restored, and places where none is. */
class RefusedRestoreTest extends OnBackup {

    @Nested
    class ADamagedBackup {

        @Test
        void isRefusedWhereverItIsCutOff() throws Exception {
            backup(filled(3));
            byte[] whole = Files.readAllBytes(folder.resolve(file));
            for (int length = 0; length < whole.length; length += Math.max(1, whole.length / 40)) {
                Files.write(folder.resolve(file), Arrays.copyOf(whole, length));
                assertRefused("backup.damaged", () -> restore("restored"));
            }
            assertThat(store.database("restored").listCollectionNames()).isEmpty();
        }

        @Test
        void isRefusedWithTheNameOfThePartThatWasAltered() throws Exception {
            backup(filled(3));
            Map<String, byte[]> parts = parts();
            for (String name : parts.keySet()) {
                for (int at : new int[] {0, parts.get(name).length / 2, parts.get(name).length - 1}) {
                    Map<String, byte[]> altered = new HashMap<>(parts);
                    byte[] bytes = parts.get(name).clone();
                    if (bytes.length > 0) {
                        bytes[at] ^= 1;
                        altered.put(name, bytes);
                        writeZip(altered);
                        assertThatThrownBy(() -> restore("restored")).isInstanceOfSatisfying(RuleViolation.class, refusal -> {
                            assertThat(refusal.code()).isEqualTo("backup.damaged");
                            assertThat(refusal.sentence()).contains(name);
                        });
                    }
                }
            }
            Map<String, byte[]> without = new HashMap<>(parts);
            without.remove("ledger/vault.bson");
            writeZip(without);
            assertThatThrownBy(() -> restore("restored")).hasMessageContaining("ledger/vault.bson is missing");
            assertThat(store.database("restored").listCollectionNames()).isEmpty();
        }

        @Test
        void isRefusedWhereItsManifestIsAnothersToo() throws Exception {
            backup(filled(3));
            Map<String, byte[]> parts = parts();
            parts.put("installation/credentials.bson", new byte[0]);
            String manifest = new String(parts.get(BackupManifest.FILE), StandardCharsets.UTF_8);
            String digest = manifest.lines().filter(line -> line.endsWith("credentials.bson")).findFirst().orElseThrow();
            parts.put(BackupManifest.FILE, manifest.replace(digest, Hash.sha256().hex() + "  installation/credentials.bson")
                    .getBytes(StandardCharsets.UTF_8));
            writeZip(parts);
            assertThatThrownBy(() -> restore("restored")).isInstanceOf(RuleViolation.class).hasMessageContaining("not signed by the key");
        }
    }

    @Nested
    class WhereItCannotBe {

        @Test
        void aStoreThatHoldsSomethingIsRefused() throws Exception {
            backup(filled(1));
            assertRefused("restore.not-empty", () -> restore("candor"));
        }

        @Test
        void withoutTheKeepFolderItIsRefused() throws Exception {
            backup(filled(1));
            assertRefused("restore.no-keep", () -> new Restore(KeepFolder.open(folder.resolve("another-keep")), targets("restored")).run(folder.resolve(file),
                    LedgerOptions.defaults(folder.resolve("another-keep"), store.settings()), NOW));
        }

        @Test
        void aPartThatThisReleaseHasNoPlaceForIsRefused() throws Exception {
            backup(filled(1));
            assertRefused("restore.newer", () -> new Restore(KeepFolder.open(folder.resolve("keep")), Map.of("ledger", store.database("restored")))
                    .run(folder.resolve(file), options(), NOW));
            assertThat(store.database("restored").listCollectionNames()).isEmpty();
        }

        private LedgerOptions options() {
            return LedgerOptions.defaults(folder.resolve("keep"), store.settings());
        }

        @Test
        void withoutTheListOfErasuresItIsRefused() throws Exception {
            backup(filled(1));
            Files.delete(folder.resolve("keep/erasures.jsonl"));
            assertRefused("restore.no-erasure-list", () -> restore("restored"));
        }

        @Test
        void aStoreThatARestoreLeftHalfFilledIsNotOpened() {
            database().getCollection("ledger").insertOne(LedgerIdentity.restoring());
            assertThatThrownBy(RefusedRestoreTest.this::open).isInstanceOf(IllegalStateException.class).hasMessageContaining("restore again");
        }

        @Test
        void anEmptyLedgerIsNotBackedUpAndNoFileIsWrittenOver() throws Exception {
            LedgerUnderTest ledger = open();
            assertRefused("backup.empty", () -> backup(ledger));
            fill(ledger, 1);
            backup(ledger);
            assertRefused("backup.exists", () -> backup(ledger));
        }
    }

    private Map<String, byte[]> parts() throws IOException {
        Map<String, byte[]> parts = new HashMap<>();
        try (ZipFile zip = new ZipFile(folder.resolve(file).toFile())) {
            for (ZipEntry entry : Collections.list(zip.entries())) {
                parts.put(entry.getName(), zip.getInputStream(entry).readAllBytes());
            }
        }
        return parts;
    }

    private void writeZip(Map<String, byte[]> parts) throws IOException {
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(folder.resolve(file)))) {
            for (Map.Entry<String, byte[]> part : parts.entrySet()) {
                zip.putNextEntry(new ZipEntry(part.getKey()));
                zip.write(part.getValue());
                zip.closeEntry();
            }
        }
    }
}
