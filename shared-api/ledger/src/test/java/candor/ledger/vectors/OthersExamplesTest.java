package candor.ledger.vectors;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import candor.ledger.Hash;
import candor.ledger.Malformed;
import candor.ledger.StrictBase64;
import candor.ledger.json.CanonicalJson;
import candor.ledger.json.StrictJson;
import candor.ledger.note.Ed25519PrivateKey;
import candor.ledger.note.NoteSigner;
import candor.ledger.note.SignedNote;
import candor.ledger.note.VerifierKey;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The examples of the published formats' own documents, kept as vectors. */
class OthersExamplesTest {

    static Stream<JsonNode> notes() throws IOException {
        return read("notes.json");
    }

    static Stream<JsonNode> disclosures() throws IOException {
        return read("sd-jwt.json");
    }

    static Stream<JsonNode> canonicalForms() throws IOException {
        return read("rfc8785.json");
    }

    @ParameterizedTest
    @MethodSource("notes")
    void aNoteIsReadVerifiedAndSignedAgain(JsonNode vector) {
        SignedNote note = SignedNote.parse(vector.get("note").textValue());
        assertThat(note.text()).isEqualTo(vector.get("text").textValue());
        assertThat(note.format()).isEqualTo(vector.get("note").textValue());
        List<VerifierKey> keys = vector.get("keys").valueStream().map(key -> VerifierKey.parse(key.get("vkey").textValue())).toList();
        if (!keys.isEmpty()) {
            assertThat(note.verifiedBy(keys)).isEqualTo(keys);
            assertThat(SignedNote.sign(note.text(), vector.get("keys").valueStream().map(OthersExamplesTest::signer).toList())).isEqualTo(note);
        }
    }

    @ParameterizedTest
    @MethodSource("disclosures")
    void aDigestIsTakenOverTheDisclosuresCharacters(JsonNode vector) {
        String disclosure = vector.get("disclosure").textValue();
        assertThat(StrictBase64.decodeUrl(disclosure)).isEqualTo(vector.get("disclosureJson").textValue().getBytes(UTF_8));
        assertThat(Hash.sha256(disclosure).base64Url()).isEqualTo(vector.get("digest").textValue());
    }

    @ParameterizedTest
    @MethodSource("canonicalForms")
    void aTextHasItsCanonicalFormOrIsRefused(JsonNode vector) {
        String input = vector.get("input").textValue();
        if (vector.get("canonical").isNull()) {
            assertThatThrownBy(() -> CanonicalJson.write(StrictJson.parse(input))).isInstanceOf(Malformed.class);
        } else {
            assertThat(new String(CanonicalJson.write(StrictJson.parse(input)), UTF_8)).isEqualTo(vector.get("canonical").textValue());
        }
    }

    @Test
    void noneOfThemIsEmpty() throws IOException {
        assertThat(List.of(notes().count(), disclosures().count(), canonicalForms().count())).containsExactly(3L, 12L, 8L);
    }

    private static NoteSigner signer(JsonNode key) {
        return new NoteSigner(key.get("name").textValue(), Ed25519PrivateKey.ofSeed(HexFormat.of().parseHex(key.get("seedHex").textValue())));
    }

    private static Stream<JsonNode> read(String name) throws IOException {
        try (InputStream in = OthersExamplesTest.class.getResourceAsStream("/vectors/" + name)) {
            return new ObjectMapper().readTree(in).valueStream();
        }
    }
}
