package candor.ledger.vectors;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import candor.ledger.note.LogKeys;
import candor.ledger.note.NoteSignature;
import candor.ledger.note.SignedNote;
import candor.ledger.policy.TlogPolicy;
import candor.ledger.trail.SampleLog;
import candor.ledger.witness.Cosignature;
import candor.ledger.witness.CosignatureKey;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.security.KeyFactory;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The published witness vectors are what this code makes, and the cosigned note among them verifies. */
class PublishedWitnessVectorsTest {

    private static final String NOTE = "cosigned-checkpoint.txt";

    @Test
    void areMadeAgainByteForByte() throws IOException {
        SampleLog log = new SampleLog();
        log.logOther();
        log.logOther();
        log.logOther();
        byte[] made = WitnessVectors.of(log.signed());
        if (Boolean.getBoolean("candor.vectors.write")) {
            NoteSignature first = WitnessVectors.W1.cosign(log.checkpoint(), WitnessVectors.AT);
            NoteSignature second = WitnessVectors.W2.cosign(log.checkpoint(), WitnessVectors.AT);
            SignedNote cosigned = new SignedNote(log.checkpoint().text(), Stream.concat(log.signed().signatures().stream(), Stream.of(first, second)).toList());
            Published.write("witness.json", made);
            Published.write(NOTE, cosigned.format().getBytes(UTF_8));
        }
        assertThat(Published.read("witness.json")).isEqualTo(made);
    }

    @Test
    void theCosignedNoteVerifiesUnderAllThreeKeysAndAnswersThePolicies() throws Exception {
        JsonNode vectors = new ObjectMapper().readTree(Published.read("witness.json"));
        SignedNote note = SignedNote.parse(Published.read(NOTE));
        assertThat(LogKeys.of(SampleLog.SIGNER.verifierKey()).open(note).size()).isEqualTo(3);

        CosignatureKey first = CosignatureKey.parse(vectors.at("/ed25519/vkey").asText());
        CosignatureKey second = CosignatureKey.parse(vectors.at("/mlDsa44/vkey").asText());
        assertThat(Stream.of(first, second).map(key -> key.cosignature(note).orElseThrow()).map(Cosignature::at)).containsOnly(WitnessVectors.AT);
        assertThat(note.signatures().get(1).line()).isEqualTo(vectors.at("/ed25519/line").asText());
        for (JsonNode policy : vectors.get("policies")) {
            TlogPolicy parsed = TlogPolicy.parse(policy.get("policy").asText());
            assertThat(List.of(parsed.isMetBy(List.of(first)), parsed.isMetBy(List.of(second)), parsed.isMetBy(List.of(first, second))))
                    .containsExactly(policy.get("metByW1").asBoolean(), policy.get("metByW2").asBoolean(), policy.get("metByBoth").asBoolean());
        }
    }

    /** The message is spelled out in the vectors, independently of the code that signs. */
    @Test
    void theMlDsaSignatureIsOverTheMessageInTheVectors() throws Exception {
        JsonNode vectors = new ObjectMapper().readTree(Published.read("witness.json"));
        byte[] raw = CosignatureKey.parse(vectors.at("/mlDsa44/vkey").asText()).raw();
        byte[] spki = HexFormat.of().parseHex("30820532300b06096086480165030403110382052100" + HexFormat.of().formatHex(raw));
        byte[] timed = SignedNote.parse(Published.read(NOTE)).signatures().get(2).signature();
        Signature verifier = Signature.getInstance("ML-DSA-44");
        verifier.initVerify(KeyFactory.getInstance("ML-DSA-44").generatePublic(new X509EncodedKeySpec(spki)));
        verifier.update(HexFormat.of().parseHex(vectors.at("/mlDsa44/messageHex").asText()));

        assertThat(verifier.verify(Arrays.copyOfRange(timed, 8, timed.length))).isTrue();
    }
}
