package candor.ledger.vectors;

import static java.nio.charset.StandardCharsets.UTF_8;

import candor.ledger.StrictBase64;
import candor.ledger.entry.Disclosure;
import candor.ledger.entry.Entry;
import candor.ledger.note.TlogProof;
import candor.ledger.trail.DisclosedEntry;
import candor.ledger.trail.SampleLog;
import candor.ledger.tree.TreeProofs;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.HexFormat;

/** A whole small log with every intermediate value, for readers in other languages. */
final class LogVectors {

    private LogVectors() {
    }

    static byte[] of(SampleLog log) throws JsonProcessingException {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("origin", SampleLog.SIGNER.name());
        json.put("seedHex", HexFormat.of().formatHex(SampleLog.SIGNER.key().seed()));
        json.put("vkey", SampleLog.SIGNER.verifierKey().vkey());
        json.put("checkpoint", log.signed().format());
        ArrayNode entries = json.putArray("entries");
        for (int position = 0; position < log.entries.size(); position++) {
            entry(log, position, entries.addObject());
        }
        return pretty(json);
    }

    static byte[] pretty(Object json) throws JsonProcessingException {
        DefaultIndenter lines = new DefaultIndenter("  ", "\n");
        return (new ObjectMapper().writer(new DefaultPrettyPrinter().withObjectIndenter(lines).withArrayIndenter(lines)).writeValueAsString(json)
                + "\n").getBytes(UTF_8);
    }

    private static void entry(SampleLog log, int position, ObjectNode json) {
        byte[] bytes = log.entries.get(position);
        Entry entry = Entry.parse(bytes);
        json.put("position", position);
        json.put("entry", new String(bytes, UTF_8));
        json.put("leafHash", entry.leafHash().base64());
        json.put("rootAfter", new TreeProofs(log.tree, position + 1L).root().base64());
        json.put("proof", TlogProof.of(new TreeProofs(log.tree, log.tree.size()).inclusion(position)).head());
        if (position > 0) {
            ArrayNode path = json.putArray("consistencyFromHere");
            new TreeProofs(log.tree, log.tree.size()).consistency(position).path().forEach(hash -> path.add(hash.base64()));
        }
        ObjectNode components = json.putObject("components");
        DisclosedEntry.commitments(entry).keySet().forEach(name -> disclosure(log.disclosure(position, name), components.putObject(name)));
    }

    private static void disclosure(Disclosure disclosure, ObjectNode json) {
        json.set("value", disclosure.value());
        json.put("disclosureJson", new String(StrictBase64.decodeUrl(disclosure.encoded()), UTF_8));
        json.put("disclosure", disclosure.encoded());
        json.put("digest", disclosure.digest().base64Url());
    }
}
