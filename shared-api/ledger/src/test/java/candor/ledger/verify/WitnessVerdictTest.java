package candor.ledger.verify;

import static org.assertj.core.api.Assertions.assertThat;

import candor.ledger.note.Checkpoint;
import candor.ledger.note.Ed25519PrivateKey;
import candor.ledger.note.NoteSignature;
import candor.ledger.note.NoteSigner;
import candor.ledger.note.SignedNote;
import candor.ledger.trail.SampleLog;
import candor.ledger.trail.SampleTrail;
import candor.ledger.witness.Cosigner;
import candor.ledger.witness.SampleWitness;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WitnessVerdictTest {

    private static final Cosigner W1 = SampleWitness.ed25519("witness.example/w1");
    private static final Cosigner W2 = SampleWitness.mlDsa("witness.example/w2");
    private static final String KEY = SampleLog.SIGNER.verifierKey().vkey();
    private static final String LOG = "log " + KEY + "\n";
    private static final String BOTH = LOG + "witness W1 " + W1.key().vkey() + "\nwitness W2 " + W2.key().vkey() + "\n";
    private static final Instant AT = Instant.parse("2026-11-23T10:16:00Z");

    @TempDir
    Path folder;

    record Outcome(int exit, String text) {}

    @Test
    void aPolicyFromElsewhereThatIsMetIsOkAndIsAKeyFromElsewhereToo() throws IOException {
        Outcome outcome = verify(trail("quorum none\n", W1, W2), "--policy", policy(BOTH + "group g 2 W1 W2\nquorum g\n"));

        assertThat(outcome.text()).contains("INTEGRITY     ok").contains("WITNESSES     ok: cosigned by W1 (2026-11-23T10:16:00.000000Z), W2 (").contains("\"g\" of the given policy is met")
                .endsWith("VERIFIED" + System.lineSeparator());
        assertThat(outcome.exit()).isEqualTo(CandorVerify.VERIFIED);
    }

    @Test
    void aPolicyFromElsewhereThatIsNotMetIsInvalid() throws IOException {
        Outcome outcome = verify(trail("quorum none\n", W1), "--policy", policy(BOTH + "group g 2 W1 W2\nquorum g\n"));

        assertThat(outcome.exit()).isEqualTo(CandorVerify.INVALID);
        assertThat(outcome.text()).contains("WITNESSES: data/checkpoint.txt: the quorum \"g\" of the given policy is not met: cosigned by W1");
    }

    @Test
    void aWitnessOutsideTheQuorumCountsForNothing() throws IOException {
        Outcome outcome = verify(trail("quorum none\n", W1), "--policy", policy(BOTH + "quorum W2\n"));

        assertThat(outcome.exit()).isEqualTo(CandorVerify.INVALID);
        assertThat(outcome.text()).contains("outside the quorum: counts for nothing");
    }

    @Test
    void thePolicyInTheBagIsTheOperatorsWordOnly() throws IOException {
        Outcome met = verify(trail(BOTH + "quorum W1\n", W1), "--key", KEY);
        Outcome notMet = verify(trail(BOTH + "quorum W2\n", W1), "--key", KEY);
        Outcome none = verify(trail(LOG + "quorum none\n"), "--key", KEY);

        assertThat(met.text()).contains("WITNESSES     on the operator's word: cosigned by W1");
        assertThat(notMet.text()).contains("WITNESSES     operator-asserted only: the quorum \"W2\" of the bag's own policy is not met");
        assertThat(none.text()).contains("WITNESSES     operator-asserted only: the bag's policy asks for no witness");
        assertThat(List.of(met.exit(), notMet.exit(), none.exit())).containsOnly(CandorVerify.VERIFIED);
    }

    @Test
    void aFalseCosignatureOfAKnownWitnessIsInvalid() throws IOException {
        SampleTrail trail = trail(BOTH + "quorum W1\n");
        trail.checkpoint = note -> with(note, W1.cosign(new Checkpoint(SampleLog.SIGNER.name(), 1, Checkpoint.parse(note.text()).root()), AT));
        Outcome outcome = verify(trail, "--key", KEY);

        assertThat(outcome.exit()).isEqualTo(CandorVerify.INVALID);
        assertThat(outcome.text()).contains("the cosignature in the name of the witness W1 is false");
    }

    @Test
    void aPolicyThatIsNoPolicyOrForAnotherLogCannotBeUsed() throws IOException {
        String other = "log " + new NoteSigner("other.example/log", Ed25519PrivateKey.generate()).verifierKey().vkey() + "\nquorum none\n";

        assertThat(verify(trail("quorum none\n"), "--policy", policy("quorum nobody\n")).exit()).isEqualTo(CandorVerify.UNUSABLE);
        assertThat(verify(trail("quorum none\n"), "--policy", policy(other)).text()).contains("accepts no log of this name");
        assertThat(verify(trail("quorum none\n"), "--key", KEY, "--policy", policy(other)).text()).contains("is not the key of a log in the policy");
        Outcome inBag = verify(trail("no policy\n"), "--key", KEY);
        assertThat(inBag.exit()).isEqualTo(CandorVerify.INVALID);
        assertThat(inBag.text()).contains("WITNESSES: data/policy.txt: line 1 of the policy");
    }

    @Test
    void aRetiredKeyCountsUpToItsSizeOnly() throws IOException {
        NoteSigner next = new NoteSigner(SampleLog.SIGNER.name(), Ed25519PrivateKey.ofSeed(new byte[32]));
        long size = 8;

        assertThat(verify(trail("quorum none\n"), "--key", policy(next.verifierKey().vkey() + "\n" + KEY + " until " + size + "\n")).exit()).isEqualTo(CandorVerify.VERIFIED);
        Outcome beyond = verify(trail("quorum none\n"), "--key", policy(next.verifierKey().vkey() + "\n" + KEY + " until " + (size - 1) + "\n"));
        assertThat(beyond.exit()).isEqualTo(CandorVerify.INVALID);
        assertThat(beyond.text()).contains("retired at a smaller size");

        SampleTrail both = trail("quorum none\n");
        both.checkpoint = note -> Checkpoint.parse(note.text()).sign(next, SampleLog.SIGNER);
        byte[] zip = both.zip(folder);
        assertThat(verify(zip, "--key", KEY).exit()).isEqualTo(CandorVerify.VERIFIED);
        assertThat(verify(zip, "--key", next.verifierKey().vkey()).exit()).isEqualTo(CandorVerify.VERIFIED);
    }

    private static SampleTrail trail(String policy, Cosigner... witnesses) {
        SampleTrail trail = new SampleTrail();
        trail.policy = policy;
        trail.checkpoint = note -> with(note, Arrays.stream(witnesses).map(witness -> witness.cosign(Checkpoint.parse(note.text()), AT)).toArray(NoteSignature[]::new));
        return trail;
    }

    private static SignedNote with(SignedNote note, NoteSignature... lines) {
        return new SignedNote(note.text(), Stream.concat(note.signatures().stream(), Arrays.stream(lines)).toList());
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
