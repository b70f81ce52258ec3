package candor.ledger.verify;

import static candor.ledger.verify.WitnessedTrail.AT;
import static candor.ledger.verify.WitnessedTrail.BOTH;
import static candor.ledger.verify.WitnessedTrail.KEY;
import static candor.ledger.verify.WitnessedTrail.LOG;
import static candor.ledger.verify.WitnessedTrail.W1;
import static candor.ledger.verify.WitnessedTrail.W2;
import static candor.ledger.verify.WitnessedTrail.cosigned;
import static candor.ledger.verify.WitnessedTrail.falselyCosigned;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import candor.ledger.Hash;
import candor.ledger.Malformed;
import candor.ledger.note.Checkpoint;
import candor.ledger.note.Ed25519PrivateKey;
import candor.ledger.note.NoteSigner;
import candor.ledger.note.SignedNote;
import candor.ledger.policy.TlogPolicy;
import candor.ledger.timestamp.TestTimeAuthority;
import candor.ledger.trail.SampleTrail;
import candor.ledger.witness.Cosigner;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The page on who besides the operator vouches for a checkpoint: the words of the jar, and what it leaves to the jar. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class WitnessesAndTimeInPageIT {

    private static final String BOTH_NEEDED = BOTH + "group g 2 W1 W2\nquorum g\n";
    private static final String NONE_IN_BAG = "quorum none\n";

    @TempDir
    Path work;

    private final PageInBrowser page = PageInBrowser.open();

    @AfterAll
    void close() {
        page.close();
    }

    @Test
    void aQuorumOfAPolicyFromElsewhereIsMet() throws IOException {
        SampleTrail trail = cosigned(NONE_IN_BAG, W1, W2);
        assertThat(verify(trail, KEY, BOTH_NEEDED)).startsWith("VERIFIED\n")
                .contains("WITNESSES\nok: cosigned by W1 (2026-11-23T10:16:00.000000Z), W2 (2026-11-23T10:16:00.000000Z); the quorum \"g\" of the given policy is met");
        page.look("witnessed");
    }

    @Test
    void thePolicysLogIsAKeyFromElsewhere() throws IOException {
        assertThat(verify(cosigned(NONE_IN_BAG, W1, W2), "", BOTH + "quorum W1\n")).startsWith("VERIFIED\n")
                .contains("W2 (2026-11-23T10:16:00.000000Z, outside the quorum: counts for nothing)");
    }

    @Test
    void aQuorumThatIsNotMetIsInvalid() throws IOException {
        assertThat(verify(cosigned(NONE_IN_BAG, W1), KEY, BOTH_NEEDED)).startsWith("INVALID")
                .contains("WITNESSES: data/checkpoint.txt: the quorum \"g\" of the given policy is not met: cosigned by W1 (2026-11-23T10:16:00.000000Z)");
        assertThat(verify(cosigned(NONE_IN_BAG, W1), KEY, BOTH + "quorum W2\n")).startsWith("INVALID").contains("outside the quorum: counts for nothing");
        assertThat(verify(cosigned(NONE_IN_BAG), KEY, BOTH + "quorum W1\n")).startsWith("INVALID").contains("cosigned by nobody");
    }

    @Test
    void aFalseCosignatureOfEitherKindIsInvalid() throws IOException {
        for (Map.Entry<String, Cosigner> witness : Map.of("W1", W1, "W2", W2).entrySet()) {
            assertThat(page.verify(falselyCosigned(witness.getValue()).zip(work), KEY, Map.of())).startsWith("INVALID")
                    .contains("WITNESSES: data/checkpoint.txt: the cosignature in the name of the witness " + witness.getKey() + " is false");
        }
    }

    @Test
    void anAlteredCheckpointIsInvalidWhateverItsCosignaturesWere() throws IOException {
        SampleTrail trail = cosigned(NONE_IN_BAG);
        trail.checkpoint = note -> {
            Checkpoint signed = Checkpoint.parse(note.text());
            Checkpoint altered = new Checkpoint(signed.origin(), signed.size(), Hash.sha256("altered"));
            return new SignedNote(altered.text(), List.of(note.signatures().getFirst(), W1.cosign(signed, AT)));
        };
        assertThat(verify(trail, KEY, BOTH + "quorum W1\n")).startsWith("INVALID").contains("INCLUSION: data/checkpoint.txt: the signature of a known key is false");
    }

    @Test
    void thePolicyInTheBagIsTheOperatorsWordOnly() throws IOException {
        assertThat(page.verify(cosigned(BOTH + "quorum W1\n", W1).zip(work), KEY, Map.of())).startsWith("VERIFIED\n")
                .contains("WITNESSES\non the operator's word: cosigned by W1", "by the policy in the bag itself");
        assertThat(page.verify(cosigned(BOTH + "quorum W2\n", W1).zip(work), KEY, Map.of())).startsWith("VERIFIED\n")
                .contains("WITNESSES\noperator-asserted only: the quorum \"W2\" of the bag's own policy is not met");
        assertThat(page.verify(cosigned(NONE_IN_BAG).zip(work), KEY, Map.of())).contains("WITNESSES\noperator-asserted only: the bag's policy asks for no witness");
        assertThat(page.verify(cosigned("no policy\n").zip(work), KEY, Map.of())).startsWith("INVALID").contains("WITNESSES: data/policy.txt: line 1 of the policy");
    }

    @Test
    void aPolicyForAnotherLogCannotBeUsed() throws IOException {
        String other = "log " + new NoteSigner("other.example/log", Ed25519PrivateKey.generate()).verifierKey().vkey() + "\nquorum none\n";
        assertThat(verify(cosigned(NONE_IN_BAG), KEY, other)).startsWith("UNUSABLE: the key that was given is not the key of a log in the policy that was given");
        assertThat(verify(cosigned(NONE_IN_BAG), "", other)).startsWith("UNUSABLE: the policy that was given accepts no log of this name");
    }

    /** LOG, W1 and W2 stand for the lines that define them. */
    @ParameterizedTest
    @ValueSource(strings = {"quorum none", "quorum nobody\n", "quorum none\nquorum none\n", "LOG\n", "LOG\nLOG\nquorum none\n", "W1\nwitness W1 x\nquorum none\n", "log x\nquorum none\n",
        "W1\nwitness W3 KEY\nquorum none\n", "W1\nW2\ngroup g 3 W1 W2\nquorum g\n", "W1\ngroup g 1 W1 W1\nquorum g\n", "W1\ngroup g none W1\nquorum g\n", "W1\ngroup W1 1 W1\nquorum W1\n",
        "group none 1 W1\nquorum none\n", "constructor x\nquorum none\n", "quorum\n", "group g 1\nquorum g\n", "witness w\nquorum w\n", "log\nquorum none\n", "\u0000\n"})
    void aPolicyThatIsNoneIsRefusedInTheWordsOfTheJar(String lines) throws IOException {
        String policy = lines.replace("LOG", LOG.strip()).replace("W1\n", BOTH.lines().toList().get(1) + "\n").replace("W2\n", BOTH.lines().toList().get(2) + "\n").replace("KEY", W1.key().vkey());
        String refusal = String.valueOf(catchThrowableOfType(Malformed.class, () -> TlogPolicy.parse(policy)).getMessage());
        assertThat(verify(cosigned(NONE_IN_BAG), KEY, policy)).startsWith("UNUSABLE: the policy cannot be used: " + refusal);
    }

    @Test
    void aBrowserThatCannotCheckAKindOfSignatureSaysSoAndJudgesNothingByIt() throws IOException {
        try {
            page.forget("ML-DSA-44");
            assertThat(verify(cosigned(NONE_IN_BAG, W1, W2), KEY, BOTH_NEEDED)).startsWith("UNUSABLE: not judged here is whether the quorum \"g\" of the given policy is met")
                    .contains("this browser cannot check ML-DSA-44 signatures: use a newer one, or candor-verify.jar", "INCLUSION\nok", "WITNESSES\nnot established");
            assertThat(verify(cosigned(NONE_IN_BAG, W1, W2), KEY, BOTH + "quorum W1\n")).startsWith("VERIFIED\n").contains("that of W2 was not checked: this browser cannot");
            assertThat(verify(cosigned(NONE_IN_BAG, W2), KEY, BOTH + "quorum W1\n")).startsWith("INVALID").contains("cosigned by nobody; that of W2 was not checked");
            page.forget("Ed25519");
            assertThat(verify(cosigned(NONE_IN_BAG, W1), KEY, BOTH + "quorum W1\n")).startsWith("UNUSABLE: this browser cannot check Ed25519 signatures");
        } finally {
            page.reopen();
        }
    }

    @Test
    void aTimeStampIsReadAndItsAuthorityLeftToTheJar() throws IOException {
        try (TestTimeAuthority authority = TestTimeAuthority.at(Instant.parse("2026-11-23T10:17:00Z"))) {
            assertThat(stamped(authority::stamp)).startsWith("VERIFIED\n")
                    .contains("TIME\non an unknown authority's word: time-stamped 2026-11-23T10:17:00.000000Z", "its signature was not checked here");
            assertThat(stamped(is -> authority.stamp(new Checkpoint(is.origin(), is.size(), Hash.sha256("other"))))).startsWith("INVALID")
                    .contains("TIME: data/checkpoint.tsr: the time-stamp is for another text than this checkpoint");
            assertThat(stamped(is -> halfOf(authority.stamp(is)))).startsWith("INVALID").contains("TIME: data/checkpoint.tsr: no answer of a time-stamping authority");
        }
        assertThat(stamped(_ -> new byte[] {0x30, 5, 0x30, 3, 2, 1, 2})).startsWith("INVALID").contains("TIME: data/checkpoint.tsr: an answer of a time-stamping authority that grants no token");
        assertThat(page.verify(cosigned(NONE_IN_BAG).zip(work), KEY, Map.of())).contains("TIME\nno external time: the last entry says");
    }

    private static byte[] halfOf(byte[] whole) {
        return Arrays.copyOf(whole, whole.length / 2);
    }

    private String stamped(Function<Checkpoint, byte[]> authority) throws IOException {
        SampleTrail trail = new SampleTrail();
        trail.stamp = checkpoint -> Optional.of(authority.apply(checkpoint));
        return page.verify(trail.zip(work), KEY, Map.of());
    }

    private String verify(SampleTrail trail, String key, String policy) throws IOException {
        return page.verify(trail.zip(work), key, Map.of("policy", policy.getBytes(StandardCharsets.UTF_8)));
    }
}
