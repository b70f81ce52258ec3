package candor.command.incident.csv;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Reads a mapping: a JSON object, described in {@code docs/CSV.md}. A member that nobody knows is a mistake, not a remark. */
final class CsvMappingReader {
    private static final ObjectReader JSON = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(JsonReadFeature.ALLOW_JAVA_COMMENTS)
            .build()
            .reader()
            .with(JsonParser.Feature.STRICT_DUPLICATE_DETECTION);
    private static final Set<String> MEMBERS = Set.of("origin", "charset", "delimiter", "quote", "zone", "language", "dates", "decimal", "yes", "no", "unknown", "fields");
    private static final Set<String> COLUMN_MEMBERS = Set.of("column", "columns", "constant", "values", "separator", "dates", "zone");
    private static final Set<CsvField> SEVERAL = Set.of(CsvField.NOTES, CsvField.SOURCE);
    private static final List<String> YES = List.of("yes", "y", "true", "1", "x", "ja", "oui", "si", "sí");
    private static final List<String> NO = List.of("no", "n", "false", "0", "nein", "non");
    private static final List<String> UNKNOWN = List.of("unknown", "n/a", "na", "-", "–", "?", "null", "none");

    private final JsonNode json;
    private final Locale language;

    private CsvMappingReader(JsonNode json) {
        this.json = json;
        this.language = Locale.forLanguageTag(json.path("language").asText("en"));
    }

    /** @throws Unreadable with what is wrong */
    static CsvMapping read(String text) throws Unreadable {
        try {
            JsonNode json = JSON.readTree(text.startsWith("\uFEFF") ? text.substring(1) : text);
            if (!json.isObject()) {
                throw new Unreadable("the mapping is no JSON object");
            }
            return new CsvMappingReader(json).mapping();
        } catch (JsonProcessingException e) {
            throw new Unreadable("the mapping is not JSON" + (e.getLocation() == null ? "" : " (line " + e.getLocation().getLineNr() + ")"));
        }
    }

    private CsvMapping mapping() throws Unreadable {
        requireKnown(json, MEMBERS, "the mapping");
        String origin = json.path("origin").asText("csv");
        if (!origin.matches("[a-z][a-z0-9-]{0,31}") || origin.equals("veris")) {
            throw new Unreadable("\"origin\" is a name in small letters, digits and hyphens, 32 at most, for the system that the file comes from; \"veris\" is taken");
        }
        String decimal = json.path("decimal").asText(".");
        if (!decimal.equals(".") && !decimal.equals(",")) {
            throw new Unreadable("\"decimal\" is the sign before decimals: a point or a comma");
        }
        char delimiter = sign("delimiter", ",");
        char quote = sign("quote", "\"");
        if (delimiter == quote) {
            throw new Unreadable("\"delimiter\" and \"quote\" are the same character, and cells could not be told apart");
        }
        return new CsvMapping(
                origin, charset(), delimiter, quote, new CsvNumbers(decimal.charAt(0)), words("yes", YES), words("no", NO), words("unknown", UNKNOWN), fields());
    }

    private Charset charset() throws Unreadable {
        try {
            return Charset.forName(json.path("charset").asText(StandardCharsets.UTF_8.name()));
        } catch (IllegalArgumentException e) {
            throw new Unreadable("\"charset\" names no character set that is known here, such as UTF-8 or windows-1252");
        }
    }

    private char sign(String name, String usual) throws Unreadable {
        String sign = json.path(name).asText(usual).replace("\\t", "\t");
        if (sign.length() != 1 || sign.equals("\n") || sign.equals("\r")) {
            throw new Unreadable("\"" + name + "\" is one character");
        }
        return sign.charAt(0);
    }

    private Set<String> words(String name, List<String> usual) throws Unreadable {
        List<String> words = json.has(name) ? texts(json.get(name), name) : usual;
        return words.stream().map(CsvMappingReader::folded).collect(Collectors.toUnmodifiableSet());
    }

    /** As cells are compared: white space and large letters make no difference. */
    static String folded(String word) {
        return word.strip().toLowerCase(Locale.ROOT);
    }

    private Map<CsvField, MappedColumn> fields() throws Unreadable {
        Map<CsvField, MappedColumn> fields = new EnumMap<>(CsvField.class);
        for (Map.Entry<String, JsonNode> member : json.path("fields").properties()) {
            CsvField field = CsvField.named(member.getKey()).orElseThrow(() -> new Unreadable("there is no field \"" + member.getKey() + "\"; the fields are " + names()));
            fields.put(field, column(field, member.getValue()));
        }
        if (!fields.containsKey(CsvField.SUMMARY)) {
            throw new Unreadable("the mapping names no column for \"summary\", and an incident needs one line of text");
        }
        return Map.copyOf(fields);
    }

    private static String names() {
        return Arrays.stream(CsvField.values()).map(CsvField::key).collect(Collectors.joining(", "));
    }

    private MappedColumn column(CsvField field, JsonNode said) throws Unreadable {
        String where = "\"" + field.key() + "\"";
        if (!said.isObject()) {
            return new MappedColumn(one(field, texts(said, field.key())), null, Map.of(), ",", dates(json, json));
        }
        requireKnown(said, COLUMN_MEMBERS, where);
        List<String> columns = said.has("columns") ? texts(said.get("columns"), where) : said.has("column") ? texts(said.get("column"), where) : List.of();
        String constant = said.path("constant").isValueNode() ? said.get("constant").asText() : null;
        if (columns.isEmpty() == (constant == null)) {
            throw new Unreadable(where + " needs either a \"column\" or a \"constant\"");
        }
        return new MappedColumn(one(field, columns), constant, values(said.path("values")), said.path("separator").asText(","), dates(said, json));
    }

    private static List<String> one(CsvField field, List<String> columns) throws Unreadable {
        if (columns.size() > 1 && !SEVERAL.contains(field)) {
            throw new Unreadable("\"" + field.key() + "\" is one column; only notes and source can be several");
        }
        return columns;
    }

    private static Map<String, String> values(JsonNode table) {
        Map<String, String> values = new LinkedHashMap<>();
        table.properties().forEach(entry -> values.put(folded(entry.getKey()), entry.getValue().asText()));
        return values;
    }

    private CsvDates dates(JsonNode first, JsonNode second) throws Unreadable {
        JsonNode patterns = first.has("dates") ? first.get("dates") : second.path("dates");
        JsonNode zone = first.has("zone") ? first.get("zone") : second.path("zone");
        return new CsvDates(patterns.isMissingNode() ? CsvDates.USUAL : texts(patterns, "dates"), language, zone(zone));
    }

    private static @Nullable ZoneId zone(JsonNode zone) throws Unreadable {
        try {
            return zone.isMissingNode() || zone.isNull() ? null : ZoneId.of(zone.asText());
        } catch (DateTimeException e) {
            throw new Unreadable("\"" + zone.asText() + "\" is no zone, such as Europe/Berlin or UTC");
        }
    }

    private static List<String> texts(JsonNode node, String name) throws Unreadable {
        List<String> texts = new ArrayList<>();
        for (JsonNode one : node.isArray() ? node : List.of(node)) {
            if (!one.isValueNode() || one.isNull() || one.asText().isEmpty()) {
                throw new Unreadable(name.startsWith("\"") ? name + " has to be a text" : "\"" + name + "\" has to be a text, or a list of texts");
            }
            texts.add(one.asText());
        }
        return List.copyOf(texts);
    }

    private static void requireKnown(JsonNode object, Set<String> known, String where) throws Unreadable {
        for (Map.Entry<String, JsonNode> member : object.properties()) {
            if (!known.contains(member.getKey())) {
                throw new Unreadable(where + " cannot say \"" + member.getKey() + "\"; it can say " + String.join(", ", new TreeSet<>(known)));
            }
        }
    }
}
