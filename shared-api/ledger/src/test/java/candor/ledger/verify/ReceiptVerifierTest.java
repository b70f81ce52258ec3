package candor.ledger.verify;

import static org.assertj.core.api.Assertions.assertThat;

import candor.ledger.note.Checkpoint;
import candor.ledger.note.Ed25519PrivateKey;
import candor.ledger.note.NoteSigner;
import candor.ledger.note.TlogProof;
import candor.ledger.trail.SampleLog;
import candor.ledger.tree.MerkleHash;
import candor.ledger.tree.TreeProofs;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ReceiptVerifierTest {

    private static final String KEY = SampleLog.SIGNER.verifierKey().vkey();
    private static final int SIZE = 7;

    @TempDir
    Path folder;

    private final SampleLog log = new SampleLog();

    record Outcome(int exit, String text) {}

    @BeforeEach
    void fill() {
        for (int i = 0; i < SIZE; i++) {
            log.log("incident.NoteAdded", List.of("incident:one"), Map.of("text", "\"note " + i + "\""));
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 3, 4, 6})
    void anHonestOneIsVerified(int position) throws IOException {
        Outcome outcome = verify(receipt(position), "--key", KEY);
        assertThat(outcome.exit()).as(outcome.text()).isEqualTo(CandorVerify.VERIFIED);
        assertThat(outcome.text()).contains("INTEGRITY     ok: the entry has its published form: incident.NoteAdded, number " + (position + 1) + " of incident:one, recorded 2026-11-23T")
                .contains("INCLUSION     ok: position " + position + " of the tree of 7, signed by candor.invalid/0123456789abcdef")
                .contains("COMPLETENESS  not claimed").contains("TIME          no external time").contains("\nVERIFIED");
    }

    @Test
    void withoutAKeyNothingCanBeJudged() throws IOException {
        Outcome outcome = verify(receipt(3));
        assertThat(outcome.exit()).isEqualTo(CandorVerify.UNUSABLE);
        assertThat(outcome.text()).contains("a receipt holds no key");
    }

    @Test
    void underAnotherKeyItIsRefused() throws IOException {
        String other = new NoteSigner(SampleLog.SIGNER.name(), Ed25519PrivateKey.generate()).verifierKey().vkey();
        assertRefused(receipt(3), "INCLUSION: line 8 (checkpoint): no known key signed this", "--key", other);
    }

    @Test
    void withoutItsEntryItCannotBeJudged() throws IOException {
        TlogProof bare = TlogProof.of(new TreeProofs(log.tree, SIZE).inclusion(3));
        assertThat(verify(bare.text(log.signed()), "--key", KEY)).satisfies(outcome -> {
            assertThat(outcome.exit()).isEqualTo(CandorVerify.UNUSABLE);
            assertThat(outcome.text()).contains("does not hold the entry");
        });
    }

    @Test
    void withAnotherEntryItIsRefused() throws IOException {
        String swapped = new TlogProof(Optional.of(log.entries.get(2)), 3, new TreeProofs(log.tree, SIZE).inclusion(3).path()).text(log.signed());
        assertRefused(swapped, "INCLUSION: lines 2 to 6 (entry, index and path): the entry is not at position 3 of the tree of 7", "--key", KEY);
    }

    @Test
    void withAnEntryThatIsNoneItIsRefusedEvenInTheTree() throws IOException {
        byte[] entry = "{\"b\":1, \"a\":2}".getBytes(StandardCharsets.UTF_8);
        Checkpoint checkpoint = new Checkpoint(SampleLog.SIGNER.name(), 1, MerkleHash.leaf(entry));
        String receipt = new TlogProof(Optional.of(entry), 0, List.of()).text(checkpoint.sign(SampleLog.SIGNER));
        assertRefused(receipt, "INTEGRITY: line 2 (extra): ", "--key", KEY);
    }

    @ParameterizedTest
    @CsvSource({"1,c2sp.org/tlog-proof@v11,line 1", "2,extra !,line 2", "3,index 03,line 3", "3,index 4,lines 2 to 6", "4,AAAA,line 4", "5,AAAA,line 5", "6,AAAA,line 6",
        "8,candor.invalid/0123456789abcde0,line 8 (checkpoint)", "9,8,line 8 (checkpoint)"})
    void oneLineAlteredIsNamed(int line, String with, String place) throws IOException {
        List<String> lines = new java.util.ArrayList<>(receipt(3).lines().toList());
        lines.set(line - 1, with);
        assertRefused(String.join("\n", lines) + "\n", ": " + place, "--key", KEY);
    }

    @Test
    void everyFlippedByteIsFound() throws IOException {
        byte[] honest = receipt(3).getBytes(StandardCharsets.UTF_8);
        for (int at = 0; at < honest.length; at++) {
            byte[] altered = honest.clone();
            altered[at] ^= 1;
            Path file = folder.resolve("altered");
            Files.write(file, altered);
            assertThat(run(file.toString(), "--key", KEY).exit()).as("byte %d", at).isNotEqualTo(CandorVerify.VERIFIED);
        }
    }

    @Test
    void cutOffAnywhereItIsNotVerified() throws IOException {
        String honest = receipt(3);
        for (int length = 0; length < honest.length() - 1; length += 3) {
            assertThat(verify(honest.substring(0, length), "--key", KEY).exit()).as("first %d", length).isNotEqualTo(CandorVerify.VERIFIED);
        }
    }

    @Test
    void anEarlierCheckpointIsForTrails() throws IOException {
        Path note = Files.writeString(folder.resolve("note"), log.signed().format());
        assertThat(verify(receipt(3), "--key", KEY, "--earlier", note.toString()).exit()).isEqualTo(CandorVerify.UNUSABLE);
    }

    private String receipt(int position) {
        return new TlogProof(Optional.of(log.entries.get(position)), position, new TreeProofs(log.tree, SIZE).inclusion(position).path()).text(log.signed());
    }

    private void assertRefused(String receipt, String place, String... options) throws IOException {
        Outcome outcome = verify(receipt, options);
        assertThat(outcome.exit()).as(outcome.text()).isEqualTo(CandorVerify.INVALID);
        assertThat(outcome.text()).contains(place).contains("INVALID");
    }

    private Outcome verify(String receipt, String... options) throws IOException {
        Path file = Files.writeString(folder.resolve("receipt"), receipt);
        String[] words = new String[options.length + 1];
        words[0] = file.toString();
        System.arraycopy(options, 0, words, 1, options.length);
        return run(words);
    }

    private static Outcome run(String... words) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        int exit = CandorVerify.run(words, new PrintStream(out, true, StandardCharsets.UTF_8));
        return new Outcome(exit, out.toString(StandardCharsets.UTF_8));
    }
}
