package candor.ledger.verify;

import static java.nio.charset.StandardCharsets.UTF_8;

import candor.ledger.trail.SampleLog;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;

/** The verifier's command, given files and words, and what it prints. */
abstract class OnVerifier {

    static final String KEY = SampleLog.SIGNER.verifierKey().vkey();

    @TempDir
    Path folder;

    /** What the verifier printed and how it ended. */
    record Outcome(int exit, String text) {
    }

    Outcome verify(byte[] zip, String... options) throws IOException {
        List<String> args = new ArrayList<>(List.of(Files.write(folder.resolve("trail.zip"), zip).toString()));
        args.addAll(List.of(options));
        return run(args.toArray(String[]::new));
    }

    static Outcome run(String... args) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        int exit = CandorVerify.run(args, new PrintStream(out, true, UTF_8));
        return new Outcome(exit, out.toString(UTF_8));
    }
}
