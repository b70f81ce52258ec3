package candor.ledger.vectors;

import static org.assertj.core.api.Assertions.assertThat;

import candor.ledger.trail.SampleLog;
import candor.ledger.trail.SampleTrail;
import candor.ledger.verify.CandorVerify;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

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
        Map<String, byte[]> made = Map.of("log.json", LogVectors.of(trail.log), "trail.zip", zip, "canonical-json.json", CanonicalJsonVectors.bytes());
        for (Map.Entry<String, byte[]> vector : made.entrySet()) {
            if (Boolean.getBoolean("candor.vectors.write")) {
                Published.write(vector.getKey(), vector.getValue());
            }
            assertThat(Published.read(vector.getKey())).as(vector.getKey()).isEqualTo(vector.getValue());
        }
    }

    @Test
    void theTrailAmongThemIsVerified() throws IOException {
        Path zip = Files.write(work.resolve("trail.zip"), Published.read("trail.zip"));
        assertThat(CandorVerify.run(new String[] {zip.toString(), "--key", SampleLog.SIGNER.verifierKey().vkey()},
                new PrintStream(PrintStream.nullOutputStream()))).isEqualTo(CandorVerify.VERIFIED);
    }
}
