package candor.ledger.entry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import candor.ledger.Hash;
import candor.ledger.Malformed;
import candor.ledger.StrictBase64;
import candor.ledger.json.StrictJson;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DisclosureTest {

    private static final String SALT = "A".repeat(43);

    @ParameterizedTest
    @ValueSource(strings = {"null", "true", "\"GDPR Art. 33(1): zwölf Stunden \\uD83D\\uDE00\"", "[1,{\"a\":[]}]", "{\"b\":1,\"a\":{}}", "-9007199254740991"})
    void aValueComesBackFromTheStoredString(String json) {
        JsonNode value = StrictJson.parse(json);
        Disclosure made = Disclosure.of(value);
        Disclosure read = Disclosure.parse(made.encoded());
        assertThat(read.value()).isEqualTo(value);
        assertThat(read.digest()).isEqualTo(made.digest()).isEqualTo(Hash.sha256(made.encoded()));
        assertThat(read).isEqualTo(made);
    }

    @Test
    void equalValuesGetDifferentDigests() {
        JsonNode value = JsonNodeFactory.instance.booleanNode(true);
        assertThat(Disclosure.of(value).digest()).isNotEqualTo(Disclosure.of(value).digest());
    }

    @Test
    void changingAValueThatWasHandedOverOrOutChangesNothing() {
        ObjectNode value = JsonNodeFactory.instance.objectNode().put("a", 1);
        Disclosure disclosure = Disclosure.of(value);
        value.put("a", 2);
        ((ObjectNode) disclosure.value()).put("a", 3);
        assertThat(disclosure.value().get("a").intValue()).isEqualTo(1);
    }

    @Test
    void theTextFormNeverShowsTheValue() {
        Disclosure disclosure = Disclosure.of(JsonNodeFactory.instance.textNode("anna@example.org"));
        assertThat(disclosure.toString()).doesNotContain("anna").doesNotContain(disclosure.encoded());
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "[\"%s\",\"v\", 1]", "[\"%s\",\"v\"]", "[\"%s\",\"v\",1,2]", "[\"%s\",\"w\",1]", "[\"A%s\",\"v\",1]", "[1,\"v\",1]", "{\"%s\":\"v\"}",
        "[\"%s\",\"v\",1.0]", "[\"%s\",\"v\",{\"b\":1,\"a\":1}]", "[\"%s\",\"v\",{\"_sd\":[]}]", "[\"%s\",\"v\",{\"...\":1}]", "[\"%s\",\"v\",\"\\u0041\"]"})
    void anythingButTheCanonicalFormIsRefused(String json) {
        String encoded = StrictBase64.encodeUrl(json.formatted(SALT).getBytes(StandardCharsets.UTF_8));
        assertThatThrownBy(() -> Disclosure.parse(encoded)).isInstanceOf(Malformed.class);
    }

    @Test
    void base64WithStrayBitsOrPaddingIsRefused() {
        String good = StrictBase64.encodeUrl(("[\"" + SALT + "\",\"v\",11]").getBytes(StandardCharsets.UTF_8));
        assertThat(Disclosure.parse(good).value().intValue()).isEqualTo(11);
        assertThatThrownBy(() -> Disclosure.parse(good + "=")).isInstanceOf(Malformed.class);
        assertThatThrownBy(() -> Disclosure.parse(good + "\n")).isInstanceOf(Malformed.class);
        String strayBits = StrictBase64.encodeUrl(("[\"" + "A".repeat(42) + "B\",\"v\",1]").getBytes(StandardCharsets.UTF_8));
        assertThatThrownBy(() -> Disclosure.parse(strayBits)).isInstanceOf(Malformed.class);
    }

    @Test
    void aLargerValueThanAllowedIsRefusedWhenMadeAndWhenRead() {
        JsonNode value = JsonNodeFactory.instance.textNode("x".repeat(Disclosure.MAX_LENGTH));
        assertThatThrownBy(() -> Disclosure.of(value)).isInstanceOf(Malformed.class).hasMessageContaining("256 KiB");
        assertThatThrownBy(() -> Disclosure.parse("A".repeat(Disclosure.MAX_LENGTH + 1))).isInstanceOf(Malformed.class);
    }

    /** Section 4.2.3 of RFC 9901: the digest is taken over the ASCII characters of the disclosure. */
    @Test
    void digestsAreTakenAsInRfc9901() {
        assertThat(Hash.sha256("WyI2cU1RdlJMNWhhaiIsICJmYW1pbHlfbmFtZSIsICJNw7ZiaXVzIl0").base64Url())
                .isEqualTo("uutlBuYeMDyjLLTpf6Jxi7yNkEF35jdyWMn9U7b_RYY");
    }
}
