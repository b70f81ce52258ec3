package candor.ledger.witness;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import candor.ledger.Malformed;
import candor.ledger.note.Checkpoint;
import candor.ledger.note.Ed25519PublicKey;
import candor.ledger.note.NoteSignature;
import candor.ledger.note.SignedNote;
import candor.ledger.note.UnverifiedNote;
import candor.ledger.note.Vkey;
import candor.ledger.trail.SampleLog;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class CosignatureTest {

    private static final Instant AT = Instant.parse("2026-11-23T10:16:00Z");
    private static final SampleLog LOG = log();

    private static SampleLog log() {
        SampleLog log = new SampleLog();
        log.logOther();
        log.logOther();
        return log;
    }

    static Stream<Cosigner> both() {
        return Stream.of(SampleWitness.ed25519("witness.example/w1"), SampleWitness.mlDsa("witness.example/w1"));
    }

    @ParameterizedTest
    @MethodSource("both")
    void isVerifiedWithTheVkeyAndSaysWhen(Cosigner witness) {
        CosignatureKey key = CosignatureKey.parse(witness.key().vkey());
        SignedNote cosigned = with(LOG.signed(), witness.cosign(LOG.checkpoint(), AT));

        assertThat(key).isEqualTo(witness.key());
        assertThat(key.cosignature(cosigned)).map(Cosignature::at).contains(AT);
        assertThat(SignedNote.parse(cosigned.format())).isEqualTo(cosigned);
        assertThat(key.cosignature(LOG.signed())).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("both")
    void isRefusedForAnotherTreeTimeOrOrigin(Cosigner witness) {
        NoteSignature line = witness.cosign(LOG.checkpoint(), AT);
        Checkpoint real = LOG.checkpoint();

        assertFalse(witness, new Checkpoint(real.origin(), 1, real.root()), line);
        assertFalse(witness, new Checkpoint("another.example/log", real.size(), real.root()), line);
        byte[] later = line.signature();
        later[7]++;
        assertFalse(witness, real, new NoteSignature(line.name(), line.keyId(), later));
        byte[] timeless = line.signature();
        Arrays.fill(timeless, 0, 8, (byte) 0);
        assertFalse(witness, real, new NoteSignature(line.name(), line.keyId(), timeless));
        assertFalse(witness, real, new NoteSignature(line.name(), line.keyId(), Arrays.copyOf(line.signature(), 20)));
    }

    @ParameterizedTest
    @MethodSource("both")
    void ofAKnownKeyThatIsFalseIsNeverOverlooked(Cosigner witness) {
        byte[] broken = witness.cosign(LOG.checkpoint(), AT).signature();
        broken[40] ^= 1;
        SignedNote note = with(LOG.signed(), new NoteSignature(witness.key().name(), witness.key().keyId(), broken));

        assertThatThrownBy(() -> witness.key().cosignature(note)).isInstanceOf(UnverifiedNote.class);
    }

    @Test
    void ofMlDsaCommitsToTheWitnessNameAndThatOfEd25519CannotBeTakenForTheOther() {
        Cosigner first = SampleWitness.mlDsa("witness.example/w1");
        Cosigner renamed = new Cosigner("witness.example/w2", CosignatureType.ML_DSA_44,
                candor.ledger.Hash.sha256("candor test witness pq witness.example/w1").toBytes());
        byte[] signature = first.cosign(LOG.checkpoint(), AT).signature();

        assertThat(renamed.key().raw()).isEqualTo(first.key().raw());
        assertFalse(renamed, LOG.checkpoint(), new NoteSignature("witness.example/w2", renamed.key().keyId(), signature));
    }

    /** The message as the specification spells it, checked with the plain Ed25519 key of the same bytes. */
    @Test
    void ofEd25519SignsHeaderTimeAndTheWholeText() {
        Cosigner witness = SampleWitness.ed25519("witness.example/w1");
        byte[] timed = witness.cosign(LOG.checkpoint(), AT).signature();
        String message = "cosignature/v1\ntime " + AT.getEpochSecond() + "\n" + LOG.checkpoint().text();

        assertThat(ByteBuffer.wrap(timed).getLong()).isEqualTo(AT.getEpochSecond());
        assertThat(Ed25519PublicKey.ofRaw(witness.key().raw()).verifies(message.getBytes(StandardCharsets.UTF_8), Arrays.copyOfRange(timed, 8, 72))).isTrue();
    }

    /** The example of C2SP tlog-cosignature: its log and its witness are named by key id only, so the forms are what can be checked. */
    @Test
    void hasTheFormOfThePublishedExample() {
        SignedNote example = SignedNote.parse("""
                example.com/behind-the-sofa
                20852163
                CsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=

                \u2014 example.com/behind-the-sofa Az3grlgtzPICa5OS8npVmf1Myq/5IZniMp+ZJurmRDeOoRDe4URYN7u5/Zhcyv2q1gGzGku9nTo+zyWE+xeMcTOAYQ8=
                \u2014 witness.example.com/w1 jWbPPwAAAABkGFDLEZMHwSRaJNiIDoe9DYn/zXcrtPHeolMI5OWXEhZCB9dlrDJsX3b2oyin1nPZqhf5nNo0xUe+mbIUBkBIfZ+qnA==
                """);

        assertThat(example.signatures().get(1).signature()).hasSize(72);
        assertThat(ByteBuffer.wrap(example.signatures().get(1).signature()).getLong()).isEqualTo(1679315147L);
    }

    @Test
    void keysOfOtherTypesLengthsOrIdsAreRefused() {
        String vkey = SampleWitness.ed25519("witness.example/w1").key().vkey();
        byte[] raw = SampleWitness.ed25519("witness.example/w1").key().raw();

        assertThatThrownBy(() -> CosignatureKey.parse(SampleLog.SIGNER.verifierKey().vkey())).isInstanceOf(Malformed.class).hasMessageContaining("another type");
        assertThatThrownBy(() -> CosignatureKey.parse(vkey.replace("w1", "w2"))).isInstanceOf(Malformed.class).hasMessageContaining("key id");
        assertThatThrownBy(() -> CosignatureKey.parse(new Vkey("w", (byte) 6, raw).format())).isInstanceOf(Malformed.class).hasMessageContaining("length");
        assertThatThrownBy(() -> CosignatureKey.parse(new Vkey("w", (byte) 4, new byte[31]).format())).isInstanceOf(Malformed.class);
    }

    private static SignedNote with(SignedNote note, NoteSignature line) {
        return new SignedNote(note.text(), Stream.concat(note.signatures().stream(), Stream.of(line)).toList());
    }

    private static void assertFalse(Cosigner witness, Checkpoint checkpoint, NoteSignature line) {
        assertThatThrownBy(() -> witness.key().cosignature(checkpoint, line)).isInstanceOf(UnverifiedNote.class);
    }
}
