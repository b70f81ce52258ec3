package candor.ledger.vectors;

import candor.ledger.Hash;
import candor.ledger.note.Checkpoint;
import candor.ledger.note.SignedNote;
import candor.ledger.trail.SampleLog;
import candor.ledger.witness.Cosigner;
import candor.ledger.witness.SampleWitness;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HexFormat;

/** Witnesses' keys, what they sign, and policies with the answers they give. ML-DSA signatures differ each time: one is kept in a note beside. */
final class WitnessVectors {

    static final Cosigner W1 = SampleWitness.ed25519("witness.example/w1");
    static final Cosigner W2 = SampleWitness.mlDsa("witness.example/w2");
    static final Instant AT = Instant.parse("2026-11-23T10:16:00Z");

    private WitnessVectors() {
    }

    static byte[] of(SignedNote checkpoint) throws JsonProcessingException {
        Checkpoint tree = Checkpoint.parse(checkpoint.text());
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("checkpoint", checkpoint.format());
        json.put("time", AT.getEpochSecond());
        ObjectNode ed25519 = witness(json.putObject("ed25519"), W1, "candor test witness witness.example/w1");
        ed25519.put("message", "cosignature/v1\ntime " + AT.getEpochSecond() + "\n" + tree.text());
        ed25519.put("line", W1.cosign(tree, AT).line());
        ObjectNode mlDsa = witness(json.putObject("mlDsa44"), W2, "candor test witness pq witness.example/w2");
        mlDsa.put("messageHex", "737562747265652f76310a00" + opaque(W2.key().name()) + uint64(AT.getEpochSecond()) + opaque(SampleLog.SIGNER.name())
                + uint64(0) + uint64(tree.size()) + tree.root().hex());
        policies(json.putArray("policies"));
        return LogVectors.pretty(json);
    }

    private static ObjectNode witness(ObjectNode json, Cosigner witness, String seed) {
        return json.put("name", witness.key().name()).put("seedHex", Hash.sha256(seed).hex()).put("vkey", witness.key().vkey())
                .put("keyIdHex", HexFormat.of().toHexDigits(witness.key().keyId()));
    }

    private static void policies(ArrayNode json) {
        String both = "witness W1 " + W1.key().vkey() + "\nwitness W2 " + W2.key().vkey() + "\n";
        policy(json, "quorum none\n", true, true, true);
        policy(json, both + "quorum W1\n", true, false, true);
        policy(json, both + "group any-of any W1 W2\nquorum any-of\n", true, true, true);
        policy(json, both + "group all-of all W1 W2\nquorum all-of\n", false, false, true);
        policy(json, both + "group inner 1 W1\ngroup outer 2 inner W2\nquorum outer\n", false, false, true);
    }

    private static void policy(ArrayNode json, String text, boolean first, boolean second, boolean both) {
        json.addObject().put("policy", text).put("metByW1", first).put("metByW2", second).put("metByBoth", both);
    }

    private static String opaque(String name) {
        return "%02x".formatted(name.length()) + HexFormat.of().formatHex(name.getBytes(StandardCharsets.UTF_8));
    }

    private static String uint64(long number) {
        return HexFormat.of().toHexDigits(number);
    }
}
