package candor.ledger.verify;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import candor.ledger.Hash;
import candor.ledger.note.Checkpoint;
import candor.ledger.note.Ed25519PrivateKey;
import candor.ledger.note.NoteSigner;
import candor.ledger.trail.SampleLog;
import candor.ledger.trail.SampleTrail;
import candor.ledger.trail.TrailBag;
import candor.ledger.trail.TrailEntry;
import candor.ledger.trail.TrailScope;
import candor.ledger.trail.TrailSeal;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class CandorVerifyTest extends OnVerifier {

    @Nested
    class AnHonestTrail {

        @Test
        void isVerifiedUnderAKeyFromElsewhere() throws IOException {
            Outcome outcome = verify(new SampleTrail().zip(folder), "--key", KEY);
            assertThat(outcome.text()).contains("INTEGRITY     ok").contains("INCLUSION     ok: 5 entries are in the tree of 8")
                    .contains("COMPLETENESS  complete as numbered by the operator (scoped trail): signal:0198f1c2-0000-7000-8000-0000000000bb to ordinal 1 at position 0")
                    .contains("to ordinal 4 at position 6, 2026-11-23T10:15:36.123456Z").contains("2 withheld")
                    .contains("ERASURES      1 values were erased, as listed by 1 entries").contains("WITNESSES     operator-asserted only")
                    .contains("TIME          no external time").endsWith("VERIFIED" + System.lineSeparator());
            assertThat(outcome.exit()).isEqualTo(CandorVerify.VERIFIED);
        }

        @Test
        void isOnlySelfConsistentUnderItsOwnKey() throws IOException {
            Outcome outcome = verify(new SampleTrail().zip(folder));
            assertThat(outcome.exit()).isEqualTo(CandorVerify.VERIFIED);
            assertThat(outcome.text()).contains("INTEGRITY     self-consistent only").contains("VERIFIED, but self-consistent only");
        }

        @Test
        void isVerifiedUnpackedToo() throws IOException {
            Path unpacked = unpack(new SampleTrail().zip(folder));
            assertThat(run(unpacked.toString(), "--key", KEY).exit()).isEqualTo(CandorVerify.VERIFIED);
            Files.writeString(unpacked.resolve("data/README.txt"), "x");
            assertThat(run(unpacked.toString(), "--key", KEY).text()).contains("data/README.txt: its SHA-256 is not the one in manifest");
        }

        @Test
        void isVerifiedWithTheKeyInAFile() throws IOException {
            Path key = Files.writeString(folder.resolve("key"), KEY + "\n");
            assertThat(verify(new SampleTrail().zip(folder), "--key", key.toString()).exit()).isEqualTo(CandorVerify.VERIFIED);
        }

        @Test
        void ofCompleteModeShowsThatNothingElseIsThere() throws IOException {
            SampleTrail trail = new SampleTrail();
            trail.mode = TrailScope.Mode.COMPLETE;
            Outcome outcome = verify(trail.zip(folder), "--key", KEY);
            assertThat(outcome.text()).contains("COMPLETENESS  complete, shown by the whole log: all 8 entries are here")
                    .contains("none of these streams has another before position 6").contains("1 linked streams are left out, each with a reason");
            assertThat(outcome.exit()).isEqualTo(CandorVerify.VERIFIED);
        }

        @Test
        void isRefusedUnderAnotherKey() throws IOException {
            String other = new NoteSigner(SampleLog.SIGNER.name(), Ed25519PrivateKey.generate()).verifierKey().vkey();
            Outcome outcome = verify(new SampleTrail().zip(folder), "--key", other);
            assertThat(outcome.exit()).isEqualTo(CandorVerify.INVALID);
            assertThat(outcome.text()).contains("data/checkpoint.txt: no known key signed this");
        }
    }

    @Nested
    class ADishonestOperator {

        @Test
        void whoLeavesOutAnEntryIsCaught() throws IOException {
            SampleTrail trail = new SampleTrail();
            trail.entries.remove(1);
            Outcome outcome = verify(trail.zip(folder), "--key", KEY);
            assertThat(outcome.exit()).isEqualTo(CandorVerify.INVALID);
            assertThat(outcome.text()).contains("COMPLETENESS: data/entries.jsonl, line 2, position 3: its member n: number 1 of its stream is missing");
        }

        @Test
        void whoLeavesOutTheLastEntryIsCaughtByTheStatedOrdinal() throws IOException {
            SampleTrail trail = new SampleTrail();
            trail.log.log("incident.NoteAdded", List.of(SampleTrail.INCIDENT), Map.of());
            Outcome outcome = verify(trail.zip(folder), "--key", KEY);
            assertThat(outcome.text()).contains("its member n: number 4 of its stream is missing: this is number 5")
                    .contains("TrailExported speaks of ordinal 3 and is itself number 5");
        }

        @Test
        void whoSignsAnotherTreeIsCaught() throws IOException {
            SampleTrail trail = new SampleTrail();
            try (var bag = TrailBag.prepare(trail.content(), folder)) {
                TrailEntry closing = trail.close(bag.committedFiles(), 3);
                ByteArrayOutputStream out = new ByteArrayOutputStream();
                bag.write(TrailSeal.of(closing, new Checkpoint(SampleLog.SIGNER.name(), trail.log.tree.size(), Hash.sha256("other"))
                        .sign(SampleLog.SIGNER), trail.log.tree), out);
                Outcome outcome = verify(out.toByteArray(), "--key", KEY);
                assertThat(outcome.exit()).isEqualTo(CandorVerify.INVALID);
                assertThat(outcome.text()).contains("INCLUSION: data/entries.jsonl, line 1, position 0: the entry is not in the signed tree");
            }
        }

        @Test
        void whoCallsAValueErasedAndStillSharesItIsCaught() throws IOException {
            SampleTrail trail = new SampleTrail();
            trail.entries.set(2, trail.log.shared(3, Map.of()));
            assertThatThrownBy(() -> trail.zip(folder)).hasMessageContaining("listed as erased and yet disclosed");
        }
    }

    @Nested
    class UnusableFiles {

        @Test
        void areNeverGreen() throws IOException {
            for (byte[] junk : List.of(new byte[0], new byte[100], "PK\u0003\u0004 and so on and so on and so on".getBytes(UTF_8))) {
                assertThat(verify(junk, "--key", KEY).exit()).isEqualTo(CandorVerify.UNUSABLE);
            }
            assertThat(run(folder.resolve("absent").toString()).exit()).isEqualTo(CandorVerify.UNUSABLE);
            assertThat(run().exit()).isEqualTo(CandorVerify.UNUSABLE);
            assertThat(run("a", "b").exit()).isEqualTo(CandorVerify.UNUSABLE);
            assertThat(run("a", "--key", "nonsense").exit()).isEqualTo(CandorVerify.UNUSABLE);
        }

        @Test
        void aZipPackedByAnotherToolIsSentBackWithAdvice() throws IOException {
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            try (ZipInputStream in = new ZipInputStream(new ByteArrayInputStream(new SampleTrail().zip(folder))); ZipOutputStream zip = new ZipOutputStream(out)) {
                for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
                    zip.putNextEntry(new ZipEntry(entry.getName()));
                    in.transferTo(zip);
                }
            }
            Outcome outcome = verify(out.toByteArray(), "--key", KEY);
            assertThat(outcome.exit()).isEqualTo(CandorVerify.UNUSABLE);
            assertThat(outcome.text()).contains("unpack it and check the folder");
        }

        @Test
        void aZipCutOffAnywhereIsNeverGreen() throws IOException {
            byte[] zip = new SampleTrail().zip(folder);
            for (int length = 0; length < zip.length; length += 97) {
                assertThat(verify(Arrays.copyOf(zip, length), "--key", KEY).exit()).as("cut at %d", length).isNotEqualTo(CandorVerify.VERIFIED);
            }
            assertThat(verify(Arrays.copyOf(zip, zip.length + 1), "--key", KEY).exit()).isEqualTo(CandorVerify.UNUSABLE);
        }
    }

    @Test
    void everyFlippedBitOfATrailIsCaught() throws IOException {
        byte[] zip = new SampleTrail().zip(folder);
        Path file = folder.resolve("mutated.zip");
        List<String> green = new ArrayList<>();
        for (int i = 0; i < zip.length; i++) {
            // The letter-case bit in every other byte: changes of case are the ones that lenient readers overlook.
            int bit = i % 2 == 0 ? 5 : i / 2 % 8;
            byte[] mutated = zip.clone();
            mutated[i] ^= (byte) (1 << bit);
            Files.write(file, mutated);
            if (run(file.toString(), "--key", KEY).exit() == CandorVerify.VERIFIED) {
                green.add("bit " + bit + " of byte " + i);
            }
        }
        assertThat(green).isEmpty();
    }

    @Test
    void aChangedFileIsNamed() throws IOException {
        byte[] zip = new SampleTrail().zip(folder);
        assertThat(mutate(zip, "Subject: hello").text()).contains("INTEGRITY: data/evidence/mail.eml: its SHA-256 is not the one in manifest-sha256.txt")
                .contains("INTEGRITY: data/evidence/mail.eml: it is not the file that TrailExported committed to");
        assertThat(mutate(zip, "Payload-Oxum").text()).contains("INTEGRITY: bag-info.txt");
        assertThat(mutate(zip, "BagIt-Version").text()).contains("INTEGRITY: bagit.txt, line 1");
        assertThat(mutate(zip, "How to verify").text()).contains("INTEGRITY: data/README.txt");
        assertThat(mutate(zip, "quorum none").text()).contains("INTEGRITY: data/policy.txt");
        assertThat(mutate(zip, "strange mail\"\"}").text()).contains("INTEGRITY: data/timeline.csv: the row of position 0");
        assertThat(mutate(zip, "{\"disclosures\":[\"").text()).contains("INTEGRITY: data/entries.jsonl, line 1");
        assertThat(mutate(zip, "index 5").text()).contains("data/entries.jsonl, line 4").contains("INCLUSION");
        assertThat(mutate(zip, "\n8\n").text()).contains("INCLUSION: data/checkpoint.txt");
        assertThat(mutate(zip, "  data/timeline.csv").text()).contains("INTEGRITY: manifest-sha256.txt, line 8");
    }

    @Test
    void theTextOfProblemsNeverQuotesValues() throws IOException {
        SampleTrail trail = new SampleTrail();
        for (String place : List.of("{\"disclosures\":[\"", "strange mail", "account-7")) {
            assertThat(mutate(trail.zip(folder), place).text()).doesNotContain("strange").doesNotContain("account-");
        }
    }

    private Outcome mutate(byte[] zip, String at) throws IOException {
        int found = new String(zip, ISO_8859_1).indexOf(at);
        assertThat(found).as(at).isPositive();
        byte[] mutated = zip.clone();
        mutated[found + at.length() - 1] ^= 1;
        return verify(mutated, "--key", KEY);
    }

    private Path unpack(byte[] zip) throws IOException {
        Path root = folder.resolve("unpacked");
        try (ZipInputStream in = new ZipInputStream(new ByteArrayInputStream(zip))) {
            for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
                Path file = root.resolve(entry.getName());
                Files.createDirectories(file.getParent());
                Files.write(file, in.readAllBytes());
            }
        }
        try (var children = Files.list(root)) {
            return children.findFirst().orElseThrow();
        }
    }
}
