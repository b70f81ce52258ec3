package candor.ledger.verify;

import static org.assertj.core.api.Assertions.assertThat;

import candor.ledger.Hash;
import candor.ledger.note.Checkpoint;
import candor.ledger.note.Ed25519PrivateKey;
import candor.ledger.note.NoteSigner;
import candor.ledger.trail.SampleLog;
import candor.ledger.trail.SampleTrail;
import candor.ledger.tree.TreeProofs;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** A checkpoint that the recipient kept, against a trail that came later. */
class EarlierCheckpointTest extends OnVerifier {

    @Test
    void thatTheLogGrewFromIsAccepted() throws IOException {
        SampleTrail trail = new SampleTrail();
        trail.earlierSizes = List.of(trail.earlierSize);
        assertThat(verify(trail.zip(folder), "--key", KEY, "--earlier", earlier(trail, trail.earlierSize, "").toString()).exit())
                .isEqualTo(CandorVerify.VERIFIED);
    }

    @Test
    void ofAnotherHistoryMakesTheTrailInvalid() throws IOException {
        SampleTrail trail = new SampleTrail();
        trail.earlierSizes = List.of(trail.earlierSize);
        Outcome outcome = verify(trail.zip(folder), "--key", KEY, "--earlier", earlier(trail, trail.earlierSize, "forged").toString());
        assertThat(outcome.exit()).isEqualTo(CandorVerify.INVALID);
        assertThat(outcome.text()).contains("the log did not grow from the earlier checkpoint of size 3");
    }

    @Test
    void thatIsLargerMakesTheTrailInvalid() throws IOException {
        SampleTrail trail = new SampleTrail();
        assertThat(verify(trail.zip(folder), "--key", KEY, "--earlier", earlier(trail, 99, "later").toString()).exit())
                .isEqualTo(CandorVerify.INVALID);
    }

    @Test
    void thatTheBagHasNoProofForCannotBeJudged() throws IOException {
        SampleTrail trail = new SampleTrail();
        Outcome outcome = verify(trail.zip(folder), "--key", KEY, "--earlier", earlier(trail, 2, "x").toString());
        assertThat(outcome.exit()).isEqualTo(CandorVerify.UNUSABLE);
        assertThat(outcome.text()).contains("no proof from the earlier checkpoint's size 2");
    }

    @Test
    void isSpokenOfInTheVerdict() throws IOException {
        SampleTrail trail = new SampleTrail();
        trail.earlierSizes = List.of(trail.earlierSize);
        assertThat(verify(trail.zip(folder), "--key", KEY, "--earlier", earlier(trail, trail.earlierSize, "").toString()).text())
                .contains("; grown from the earlier checkpoint, which covers 3 entries");
    }

    private Path earlier(SampleTrail trail, long size, String forged) throws IOException {
        return earlier(trail, size, forged, SampleLog.SIGNER);
    }

    private Path earlier(SampleTrail trail, long size, String forged, NoteSigner signer) throws IOException {
        Hash root = forged.isEmpty() ? new TreeProofs(trail.log.tree, size).root() : Hash.sha256(forged);
        return Files.writeString(folder.resolve("earlier"), new Checkpoint(signer.name(), size, root).sign(signer).format());
    }

    /** A restored ledger is a new log that begins with the entries of the old one. */
    @Nested
    class OfTheLogThatThisOneWasBegunFrom {
        private static final NoteSigner OLD = new NoteSigner("candor.invalid/old", Ed25519PrivateKey.ofSeed(Hash.sha256("the old log's key").toBytes()));
        private static final String OLD_KEY = OLD.verifierKey().vkey();
        private final SampleTrail trail = new SampleTrail();

        @BeforeEach
        void proveFromItsSize() {
            trail.earlierSizes = List.of(trail.earlierSize);
        }

        @Test
        void isAcceptedUnderItsOwnKeyAndSaidToBeAnother() throws IOException {
            Outcome outcome = compare("", "--earlier-key", OLD_KEY);
            assertThat(outcome.exit()).as(outcome.text()).isEqualTo(CandorVerify.VERIFIED);
            assertThat(outcome.text()).contains("begun from another log: its first 3 entries are those of the earlier checkpoint of the log candor.invalid/old");
        }

        @Test
        void isAcceptedUnderAPolicyThatNamesBothLogs() throws IOException {
            Path policy = Files.writeString(folder.resolve("policy"), "log " + KEY + "\nlog " + OLD_KEY + "\nquorum none\n");
            assertThat(compare("", "--policy", policy.toString()).exit()).isEqualTo(CandorVerify.VERIFIED);
        }

        @Test
        void withAnotherRootMakesTheTrailInvalid() throws IOException {
            Outcome outcome = compare("forged", "--earlier-key", OLD_KEY);
            assertThat(outcome.exit()).isEqualTo(CandorVerify.INVALID);
            assertThat(outcome.text()).contains("the log did not grow from the earlier checkpoint of the log candor.invalid/old of size 3");
        }

        @Test
        void withoutItsKeyCannotBeJudged() throws IOException {
            assertThat(compare("")).satisfies(outcome -> {
                assertThat(outcome.exit()).isEqualTo(CandorVerify.UNUSABLE);
                assertThat(outcome.text()).contains("of the log candor.invalid/old and this trail of candor.invalid/0123456789abcdef").contains("--earlier-key");
            });
            assertThat(compare("", "--earlier-key", KEY).exit()).as("the key of another log").isEqualTo(CandorVerify.UNUSABLE);
        }

        @Test
        void thatItsKeyDidNotSignCannotBeUsed() throws IOException {
            NoteSigner thief = new NoteSigner(OLD.name(), Ed25519PrivateKey.ofSeed(Hash.sha256("another key").toBytes()));
            assertThat(compare("", "--earlier-key", thief.verifierKey().vkey())).satisfies(outcome -> {
                assertThat(outcome.exit()).isEqualTo(CandorVerify.UNUSABLE);
                assertThat(outcome.text()).contains("no known key signed this");
            });
        }

        @Test
        void thatCoversWhatWasLostIsNotAccepted() throws IOException {
            assertThat(verify(trail.zip(folder), "--key", KEY, "--earlier", earlier(trail, 99, "lost", OLD).toString(), "--earlier-key", OLD_KEY).exit())
                    .isEqualTo(CandorVerify.INVALID);
            assertThat(verify(new SampleTrail().zip(folder), "--key", KEY, "--earlier", earlier(trail, 3, "lost", OLD).toString(), "--earlier-key", OLD_KEY))
                    .satisfies(outcome -> {
                        assertThat(outcome.exit()).isEqualTo(CandorVerify.UNUSABLE);
                        assertThat(outcome.text()).contains("or what log.LogContinued says was lost");
                    });
        }

        @Test
        void isGivenWithItsKeyAndNeverTheKeyAlone() throws IOException {
            assertThat(verify(trail.zip(folder), "--key", KEY, "--earlier-key", OLD_KEY).exit()).isEqualTo(CandorVerify.UNUSABLE);
        }

        private Outcome compare(String forged, String... more) throws IOException {
            List<String> words = new ArrayList<>(List.of("--key", KEY, "--earlier", earlier(trail, trail.earlierSize, forged, OLD).toString()));
            words.addAll(List.of(more));
            return verify(trail.zip(folder), words.toArray(String[]::new));
        }
    }
}
