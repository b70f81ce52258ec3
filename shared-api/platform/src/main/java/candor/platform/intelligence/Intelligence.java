package candor.platform.intelligence;

import candor.RuleViolation;
import candor.incident.IntelligenceCommand.ImportIndicators;
import candor.ledger.Hash;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** What is in a document of somebody else, whichever of the two forms it has. */
public final class Intelligence {
    /** One import is one append; a list that is longer belongs into the tool that blocks with it. */
    public static final int MOST_INDICATORS = 1_000;

    private static final ObjectReader READER = JsonMapper.builder().enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS).build().reader().with(JsonParser.Feature.STRICT_DUPLICATE_DETECTION);

    static {
        READER.getFactory().setStreamReadConstraints(StreamReadConstraints.builder().maxNestingDepth(64).maxNumberLength(64).build());
    }

    private Intelligence() {}

    /**
     * Reads a document.
     *
     * @param text a MISP event, bare, as {@code {"Event": …}} or as {@code {"response": […]}}, or a STIX 2.1 bundle
     * @return one report for each event, in their order; never none
     * @throws RuleViolation {@code intelligence.…} with one sentence
     */
    public static List<IntelligenceReport> read(String text) {
        return read(text, ImportIndicators.LARGEST);
    }

    /** @param largest bytes of the largest document that is read */
    public static List<IntelligenceReport> read(String text, int largest) {
        if (text.length() > largest || text.getBytes(StandardCharsets.UTF_8).length > largest) {
            throw tooLarge();
        }
        JsonNode document = parsed(text);
        return StixBundle.looksLike(document) ? List.of(new StixBundle(document).report()) : MispDocument.read(document);
    }

    private static JsonNode parsed(String text) {
        try {
            return READER.readTree(text.startsWith("\uFEFF") ? text.substring(1) : text);
        } catch (JsonProcessingException e) {
            String line = e.getLocation() == null ? "" : " (line " + e.getLocation().getLineNr() + ")";
            throw new RuleViolation("intelligence.no-json", "This is no JSON document" + line + ": choose a MISP event or a STIX 2.1 bundle as JSON.");
        }
    }

    /** What to say of a document that is too large to be looked at. */
    public static RuleViolation tooLarge() {
        return new RuleViolation("intelligence.too-large", "This document has more than " + ImportIndicators.LARGEST + " bytes: export only what concerns this incident, or keep the file as evidence.");
    }

    /** Hex SHA-256 of a document's bytes. */
    public static String digest(String text) {
        return Hash.sha256(text.getBytes(StandardCharsets.UTF_8)).hex();
    }
}
