package candor.ledger.strangers;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import candor.ledger.StrictBase64;
import candor.ledger.entry.Disclosure;
import candor.ledger.note.Ed25519PrivateKey;
import candor.ledger.strangers.Stranger.Answer;
import candor.ledger.trail.SampleTrail;
import candor.ledger.trail.TrailEntry;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The npm package @sd-jwt/core reads our entries, signed with a throw-away key, as SD-JWTs (RFC 9901) and puts the disclosed values
 * in their places. {@code CANDOR_SD_JWT} names the node_modules folder that holds it.
 */
class SdJwtIT {

    private static final ObjectMapper JSON = new ObjectMapper();

    @TempDir
    Path work;

    private final Ed25519PrivateKey key = Ed25519PrivateKey.generate();
    private final SampleTrail trail = new SampleTrail();

    @BeforeAll
    static void ask() {
        Stranger.named("node");
        Stranger.require(Files.isDirectory(modules().resolve("@sd-jwt/core")), "@sd-jwt/core");
    }

    @Test
    void everyDisclosedValueIsReadWhereItsCommitmentStands() throws Exception {
        List<JsonNode> read = verify(trail.entries.stream().map(this::token).toList());
        for (int i = 0; i < trail.entries.size(); i++) {
            TrailEntry entry = trail.entries.get(i);
            assertThat(read.get(i)).isEqualTo(JSON.createObjectNode().set("payload", expected(entry)));
        }
        assertThat(read.toString()).contains("strange mail", "account-7").doesNotContain("privileged");
    }

    @Test
    void aChangedEntryIsRefusedAndAChangedValueNotShown() throws Exception {
        TrailEntry entry = trail.entries.getFirst();
        String[] parts = token(entry).split("[.~]", -1);
        String changed = new String(entry.bytes(), UTF_8).replace("\"n\":1", "\"n\":2");
        String forged = parts[0] + "." + encode(changed.getBytes(UTF_8)) + "." + parts[2] + "~";
        Disclosure stranger = Disclosure.of(JSON.getNodeFactory().textNode("never said"));
        List<JsonNode> read = verify(List.of(forged, compact(entry.bytes(), List.of(stranger))));
        assertThat(read.getFirst().has("refused")).isTrue();
        assertThat(read.getLast().toString()).doesNotContain("never said");
    }

    /** The entry as a holder of all its shared disclosures reads it: what is not shared is absent, as RFC 9901 section 7.1 wants it. */
    private static JsonNode expected(TrailEntry entry) {
        try {
            ObjectNode json = (ObjectNode) JSON.readTree(entry.bytes());
            json.remove("_sd_alg");
            Map<String, String> byDigest = entry.disclosures().stream().collect(Collectors.toMap(d -> d.digest().base64Url(), d -> d.value().toString()));
            for (JsonNode holder : json.findParents("_sd")) {
                String digest = ((ObjectNode) holder).remove("_sd").get(0).textValue();
                if (byDigest.containsKey(digest)) {
                    ((ObjectNode) holder).set("v", JSON.readTree(byDigest.get(digest)));
                }
            }
            return json;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private String token(TrailEntry entry) {
        return compact(entry.bytes(), entry.disclosures());
    }

    private String compact(byte[] entry, List<Disclosure> disclosures) {
        String signed = encode("{\"alg\":\"EdDSA\",\"typ\":\"sd+jwt\"}".getBytes(UTF_8)) + "." + encode(entry);
        return signed + "." + encode(key.sign(signed.getBytes(UTF_8))) + "~"
                + disclosures.stream().map(disclosure -> disclosure.encoded() + "~").collect(Collectors.joining());
    }

    private List<JsonNode> verify(List<String> tokens) throws IOException, InterruptedException {
        ObjectNode input = JSON.createObjectNode().put("key", encode(key.publicKey().raw()));
        tokens.forEach(input.putArray("tokens")::add);
        Path program = Stranger.program("sdjwt.cjs", work);
        Answer answer = new Stranger("node").run(work, Map.of("NODE_PATH", modules().toString()), input.toString(), program.toString());
        assertThat(answer.exit()).as(answer.output()).isZero();
        return Arrays.stream(answer.output().split("\n")).map(SdJwtIT::parse).toList();
    }

    private static JsonNode parse(String line) {
        try {
            return JSON.readTree(line);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Path modules() {
        return Path.of(System.getenv().getOrDefault("CANDOR_SD_JWT", "no-such-folder")).toAbsolutePath();
    }

    private static String encode(byte[] bytes) {
        return StrictBase64.encodeUrl(bytes);
    }
}
