package candor.ledger.verify;

import static candor.ledger.verify.WitnessedTrail.BOTH;
import static candor.ledger.verify.WitnessedTrail.KEY;
import static candor.ledger.verify.WitnessedTrail.LOG;
import static candor.ledger.verify.WitnessedTrail.W1;
import static candor.ledger.verify.WitnessedTrail.W2;
import static candor.ledger.verify.WitnessedTrail.cosigned;
import static org.assertj.core.api.Assertions.assertThat;

import candor.ledger.note.Checkpoint;
import candor.ledger.note.Ed25519PrivateKey;
import candor.ledger.note.NoteSigner;
import candor.ledger.trail.SampleLog;
import candor.ledger.trail.SampleTrail;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WitnessVerdictTest {

    @TempDir
    Path folder;

    record Outcome(int exit, String text) {}

    @Test
    void aPolicyFromElsewhereThatIsMetIsOkAndIsAKeyFromElsewhereToo() throws IOException {
        Outcome outcome = verify(cosigned("quorum none\n", W1, W2), "--policy", policy(BOTH + "group g 2 W1 W2\nquorum g\n"));

        assertThat(outcome.text()).contains("INTEGRITY     ok").contains("WITNESSES     ok: cosigned by W1 (2026-11-23T10:16:00.000000Z), W2 (").contains("\"g\" of the given policy is met")
                .endsWith("VERIFIED" + System.lineSeparator());
        assertThat(outcome.exit()).isEqualTo(CandorVerify.VERIFIED);
    }

    @Test
    void aPolicyFromElsewhereThatIsNotMetIsInvalid() throws IOException {
        Outcome outcome = verify(cosigned("quorum none\n", W1), "--policy", policy(BOTH + "group g 2 W1 W2\nquorum g\n"));

        assertThat(outcome.exit()).isEqualTo(CandorVerify.INVALID);
        assertThat(outcome.text()).contains("WITNESSES: data/checkpoint.txt: the quorum \"g\" of the given policy is not met: cosigned by W1");
    }

    @Test
    void aWitnessOutsideTheQuorumCountsForNothing() throws IOException {
        Outcome outcome = verify(cosigned("quorum none\n", W1), "--policy", policy(BOTH + "quorum W2\n"));

        assertThat(outcome.exit()).isEqualTo(CandorVerify.INVALID);
        assertThat(outcome.text()).contains("outside the quorum: counts for nothing");
    }

    @Test
    void thePolicyInTheBagIsTheOperatorsWordOnly() throws IOException {
        Outcome met = verify(cosigned(BOTH + "quorum W1\n", W1), "--key", KEY);
        Outcome notMet = verify(cosigned(BOTH + "quorum W2\n", W1), "--key", KEY);
        Outcome none = verify(cosigned(LOG + "quorum none\n"), "--key", KEY);

        assertThat(met.text()).contains("WITNESSES     on the operator's word: cosigned by W1");
        assertThat(notMet.text()).contains("WITNESSES     operator-asserted only: the quorum \"W2\" of the bag's own policy is not met");
        assertThat(none.text()).contains("WITNESSES     operator-asserted only: the bag's policy asks for no witness");
        assertThat(List.of(met.exit(), notMet.exit(), none.exit())).containsOnly(CandorVerify.VERIFIED);
    }

    @Test
    void aFalseCosignatureOfAKnownWitnessIsInvalid() throws IOException {
        Outcome outcome = verify(WitnessedTrail.falselyCosigned(W1), "--key", KEY);

        assertThat(outcome.exit()).isEqualTo(CandorVerify.INVALID);
        assertThat(outcome.text()).contains("the cosignature in the name of the witness W1 is false");
    }

    @Test
    void aPolicyThatIsNoPolicyOrForAnotherLogCannotBeUsed() throws IOException {
        String other = "log " + new NoteSigner("other.example/log", Ed25519PrivateKey.generate()).verifierKey().vkey() + "\nquorum none\n";

        assertThat(verify(cosigned("quorum none\n"), "--policy", policy("quorum nobody\n")).exit()).isEqualTo(CandorVerify.UNUSABLE);
        assertThat(verify(cosigned("quorum none\n"), "--policy", policy(other)).text()).contains("accepts no log of this name");
        assertThat(verify(cosigned("quorum none\n"), "--key", KEY, "--policy", policy(other)).text()).contains("is not the key of a log in the policy");
        Outcome inBag = verify(cosigned("no policy\n"), "--key", KEY);
        assertThat(inBag.exit()).isEqualTo(CandorVerify.INVALID);
        assertThat(inBag.text()).contains("WITNESSES: data/policy.txt: line 1 of the policy");
    }

    @Test
    void aRetiredKeyCountsUpToItsSizeOnly() throws IOException {
        NoteSigner next = new NoteSigner(SampleLog.SIGNER.name(), Ed25519PrivateKey.ofSeed(new byte[32]));
        long size = 8;

        assertThat(verify(cosigned("quorum none\n"), "--key", policy(next.verifierKey().vkey() + "\n" + KEY + " until " + size + "\n")).exit()).isEqualTo(CandorVerify.VERIFIED);
        Outcome beyond = verify(cosigned("quorum none\n"), "--key", policy(next.verifierKey().vkey() + "\n" + KEY + " until " + (size - 1) + "\n"));
        assertThat(beyond.exit()).isEqualTo(CandorVerify.INVALID);
        assertThat(beyond.text()).contains("retired at a smaller size");

        SampleTrail both = cosigned("quorum none\n");
        both.checkpoint = note -> Checkpoint.parse(note.text()).sign(next, SampleLog.SIGNER);
        byte[] zip = both.zip(folder);
        assertThat(verify(zip, "--key", KEY).exit()).isEqualTo(CandorVerify.VERIFIED);
        assertThat(verify(zip, "--key", next.verifierKey().vkey()).exit()).isEqualTo(CandorVerify.VERIFIED);
    }

    private String policy(String text) throws IOException {
        return Files.writeString(Files.createTempFile(folder, "given", ".txt"), text).toString();
    }

    private Outcome verify(SampleTrail trail, String... options) throws IOException {
        return verify(trail.zip(folder), options);
    }

    private Outcome verify(byte[] bytes, String... options) throws IOException {
        Path zip = Files.write(Files.createTempFile(folder, "trail", ".zip"), bytes);
        List<String> args = new ArrayList<>(List.of(zip.toString()));
        args.addAll(List.of(options));
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        int exit = CandorVerify.run(args.toArray(String[]::new), new PrintStream(out, true, StandardCharsets.UTF_8));
        return new Outcome(exit, out.toString(StandardCharsets.UTF_8));
    }
}
