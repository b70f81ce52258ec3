package candor.ledger.verify;

import static org.assertj.core.api.Assertions.assertThat;

import candor.ledger.Hash;
import candor.ledger.note.Checkpoint;
import candor.ledger.trail.SampleLog;
import candor.ledger.trail.SampleTrail;
import candor.ledger.trail.TrailScope.Mode;
import candor.ledger.tree.TreeProofs;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** The page in a real browser, opened from the disk as its recipient opens it: held to the same table as the jar. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class VerifyPageIT {

    private static final String KEY = SampleLog.SIGNER.verifierKey().vkey();

    @TempDir
    Path work;

    private final PageInBrowser page = PageInBrowser.open();

    @AfterAll
    void close() {
        page.close();
    }

    @Test
    void everyMutationIsFoundWhereTheJarFindsIt() throws IOException {
        List<String> missed = new ArrayList<>();
        for (Mutation mutation : Mutations.all(work)) {
            String said = verify(mutation.zip(), KEY);
            boolean right = exit(said) == mutation.exit() && said.contains(mutation.names());
            if (!right) {
                missed.add(mutation.name() + ": expected " + mutation.names() + " but the page said " + said);
            }
        }
        assertThat(missed).isEmpty();
        page.look("invalid");
    }

    @Test
    void anHonestTrailIsVerifiedUnderAKeyFromElsewhereOnly() throws IOException {
        for (Mode mode : Mode.values()) {
            assertThat(verify(Mutations.trail(mode, work), KEY)).startsWith("VERIFIED\n").contains("INCLUSION", "COMPLETENESS\ncomplete", "TIME");
        }
        page.look("verified");
        assertThat(verify(Mutations.trail(Mode.SCOPED, work), "")).startsWith("VERIFIED, but self-consistent only");
        assertThat(verify(Mutations.trail(Mode.SCOPED, work), KEY.replace("+fe", "+ff"))).startsWith("UNUSABLE: the key cannot be used");
        assertThat(verify(new byte[100], KEY)).startsWith("UNUSABLE");
    }

    @Test
    void anEarlierCheckpointMustBeOneTheLogGrewFrom() throws IOException {
        SampleTrail trail = new SampleTrail();
        byte[] zip = Mutations.trail(Mode.SCOPED, work);
        Hash root = new TreeProofs(trail.log.tree, trail.earlierSize).root();
        assertThat(verify(zip, KEY, earlier(trail.earlierSize, root))).startsWith("VERIFIED\n");
        assertThat(verify(zip, KEY, earlier(trail.earlierSize, Hash.sha256("forged")))).startsWith("INVALID").contains("two histories were signed");
        assertThat(verify(zip, KEY, earlier(99, root))).startsWith("INVALID");
        assertThat(verify(zip, KEY, earlier(2, root))).startsWith("UNUSABLE: the bag holds no proof");
    }

    @Test
    void nothingIsAskedOfAnyNetwork() throws IOException {
        verify(Mutations.trail(Mode.SCOPED, work), KEY);
        assertThat(page.requests()).isEmpty();
        assertThat(page.tries("() => fetch('http://127.0.0.1:9/').then(() => true, () => false)")).isFalse();
        assertThat(page.complaints()).allMatch(text -> text.contains("Content Security Policy") || text.contains("violates"));
    }

    private static byte[] earlier(long size, Hash root) {
        return new Checkpoint(SampleLog.SIGNER.name(), size, root).sign(SampleLog.SIGNER).format().getBytes(StandardCharsets.UTF_8);
    }

    private String verify(byte[] zip, String key, byte[]... earlier) {
        return page.verify(zip, key, earlier.length == 0 ? Map.of() : Map.of("earlier", earlier[0]));
    }

    private static int exit(String said) {
        return said.startsWith("VERIFIED") ? CandorVerify.VERIFIED : said.startsWith("INVALID") ? CandorVerify.INVALID : CandorVerify.UNUSABLE;
    }
}
