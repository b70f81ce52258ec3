package candor.ledger.vectors;

import static org.assertj.core.api.Assertions.assertThat;

import candor.ledger.note.TlogProof;
import candor.ledger.trail.SampleLog;
import candor.ledger.trail.SampleTrail;
import candor.ledger.tree.TreeProofs;
import candor.ledger.verify.CandorVerify;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The vectors published with the format documents are what this code makes. A difference means that the formats changed, which
 * would orphan every trail already handed out. {@code -Dcandor.vectors.write=true} writes them anew, for a new format.
 */
class PublishedVectorsTest {

    @TempDir
    Path work;

    @Test
    void areMadeAgainByteForByte() throws IOException {
        SampleTrail trail = new SampleTrail();
        byte[] zip = trail.zip(work);
        Map<String, byte[]> made = Map.of("log.json", LogVectors.of(trail.log), "trail.zip", zip, "canonical-json.json", CanonicalJsonVectors.bytes(),
                "receipt.txt", receipt(trail.log, 4));
        for (Map.Entry<String, byte[]> vector : made.entrySet()) {
            if (Boolean.getBoolean("candor.vectors.write")) {
                Published.write(vector.getKey(), vector.getValue());
            }
            assertThat(Published.read(vector.getKey())).as(vector.getKey()).isEqualTo(vector.getValue());
        }
    }

    private static byte[] receipt(SampleLog log, int position) {
        TlogProof proof = TlogProof.of(new TreeProofs(log.tree, log.tree.size()).inclusion(position));
        return new TlogProof(Optional.of(log.entries.get(position)), position, proof.path()).text(log.signed()).getBytes(StandardCharsets.UTF_8);
    }

    @ParameterizedTest
    @ValueSource(strings = {"trail.zip", "receipt.txt"})
    void whatCanBeVerifiedAmongThemIs(String name) throws IOException {
        Path file = Files.write(work.resolve(name), Published.read(name));
        assertThat(CandorVerify.run(new String[] {file.toString(), "--key", SampleLog.SIGNER.verifierKey().vkey()},
                new PrintStream(PrintStream.nullOutputStream()))).isEqualTo(CandorVerify.VERIFIED);
    }
}
