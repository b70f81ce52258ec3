package candor.ledger.verify;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import candor.ledger.trail.SampleLog;
import candor.ledger.trail.TrailScope.Mode;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

class EveryMutationIsFoundTest {

    @TempDir
    Path work;

    @TestFactory
    List<DynamicTest> whereItIs() throws IOException {
        return Mutations.all(work).stream().map(mutation -> DynamicTest.dynamicTest(mutation.name(), () -> {
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            int exit = verify(mutation.zip(), out);
            assertThat(out.toString(UTF_8)).contains(mutation.names());
            assertThat(exit).isEqualTo(mutation.exit());
        })).toList();
    }

    @Test
    void andWhatWasNotChangedIsVerified() throws IOException {
        for (Mode mode : Mode.values()) {
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            assertThat(verify(Mutations.trail(mode, work), out)).as(out.toString(UTF_8)).isEqualTo(CandorVerify.VERIFIED);
        }
    }

    private int verify(byte[] zip, ByteArrayOutputStream out) throws IOException {
        Path file = Files.write(work.resolve("trail.zip"), zip);
        return CandorVerify.run(new String[] {file.toString(), "--key", SampleLog.SIGNER.verifierKey().vkey()}, new PrintStream(out, true, UTF_8));
    }
}
