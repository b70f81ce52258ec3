package candor.platform.intelligence;

import candor.RuleViolation;
import candor.incident.IndicatorType;
import candor.incident.IntelligenceFormat;
import candor.incident.TrafficLight;
import candor.platform.intelligence.Gathering.Saying;
import candor.platform.intelligence.StixPattern.Comparison;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/**
 * A bundle of OASIS STIX 2.1. Its indicators are meant for detection; its observables and vulnerabilities are what was seen, and are not. A
 * bundle may get another id whenever it is exported, so what names it is its one report, where it has one.
 */
final class StixBundle {
    /** Objects that say nothing by themselves of what to look for. */
    private static final Set<String> SAID_WITH_OTHERS = Set.of("identity", "marking-definition", "relationship", "report", "extension-definition", "language-content", "observed-data");
    private static final Set<String> HAVE_VERSION = Set.of("indicator", "observed-data", "report", "relationship", "sighting", "malware", "vulnerability", "identity");

    private static final Set<String> MADE = Set.of("indicator", "observed-data");

    private final JsonNode bundle;
    private final Map<String, JsonNode> byId = new HashMap<>();
    private final Gathering gathered = new Gathering();

    StixBundle(JsonNode bundle) {
        this.bundle = bundle;
        objects().forEach(object -> byId.put(object.path("id").asText(""), object));
    }

    /** A bundle, or an object that belongs into one. */
    static boolean looksLike(JsonNode document) {
        String type = document.path("type").asText("");
        return type.equals("bundle") || (!type.isEmpty() && document.path("id").asText("").startsWith(type + "--"));
    }

    private Stream<JsonNode> objects() {
        return StreamSupport.stream(bundle.path("objects").spliterator(), false);
    }

    /** @throws RuleViolation where it is no bundle of STIX 2.1 */
    IntelligenceReport report() {
        requireBundle();
        objects().forEach(this::take);
        JsonNode named = named();
        String version = isReport(named) ? named.path("modified").asText() : Intelligence.digest(bundle.path("objects").toString());
        String producer = producer(named);
        return new IntelligenceReport(
                IntelligenceFormat.STIX, named.path("id").asText(), title(named, producer), version, producer, link(named), isReport(named) ? marking(named) : strictest(),
                StixTimes.of(named.path("modified")), facts(named), gathered.indicators(), gathered.leftOut());
    }

    private void requireBundle() {
        if (!bundle.path("type").asText().equals("bundle")) {
            throw new RuleViolation("intelligence.no-bundle", "This is a single STIX object: put it into a bundle together with what it refers to.");
        }
        boolean older = bundle.has("spec_version") && !bundle.get("spec_version").asText().equals("2.1");
        boolean oldObjects = objects().anyMatch(object -> HAVE_VERSION.contains(object.path("type").asText()) && !object.path("spec_version").asText().equals("2.1"));
        if (older || oldObjects) {
            throw new RuleViolation("intelligence.stix-version", "This bundle is of another version than STIX 2.1: export it as 2.1, or convert it first.");
        }
        if (!bundle.path("id").asText("").startsWith("bundle--") || bundle.path("objects").isEmpty()) {
            throw new RuleViolation("intelligence.empty-bundle", "There is nothing in this bundle: it needs an id and \"objects\".");
        }
    }

    /** The one report, else the bundle. */
    private JsonNode named() {
        List<JsonNode> reports = objects().filter(StixBundle::isReport).toList();
        return reports.size() == 1 ? reports.getFirst() : bundle;
    }

    private static boolean isReport(JsonNode object) {
        return object.path("type").asText().equals("report");
    }

    private String title(JsonNode named, @Nullable String producer) {
        String name = named.path("name").asText("").strip();
        return !name.isEmpty() ? name : producer == null ? "STIX bundle " + bundle.path("id").asText() : "STIX bundle of " + producer;
    }

    /** Who made the report, else who alone made the indicators and what was observed. */
    private @Nullable String producer(JsonNode named) {
        Set<String> makers = (isReport(named) ? Stream.of(named) : objects().filter(object -> MADE.contains(object.path("type").asText())))
                .map(object -> object.path("created_by_ref").asText("")).collect(Collectors.toSet());
        JsonNode identity = makers.size() == 1 ? byId.get(makers.iterator().next()) : null;
        String name = identity == null ? "" : identity.path("name").asText("").strip();
        return name.isEmpty() ? null : name;
    }

    private static @Nullable String link(JsonNode named) {
        return StreamSupport.stream(named.path("external_references").spliterator(), false).map(reference -> reference.path("url").asText("").strip()).filter(url -> !url.isEmpty()).findFirst().orElse(null);
    }

    private List<String> facts(JsonNode named) {
        List<String> facts = new ArrayList<>();
        if (named.path("published").isTextual()) {
            facts.add("Published: " + named.get("published").textValue());
        }
        Map<String, Long> kinds = objects().collect(Collectors.groupingBy(object -> object.path("type").asText("?"), TreeMap::new, Collectors.counting()));
        facts.add("Objects: " + kinds.entrySet().stream().map(kind -> kind.getValue() + " " + kind.getKey()).collect(Collectors.joining(", ")));
        return List.copyOf(facts);
    }

    private static @Nullable TrafficLight marking(JsonNode object) {
        Stream<String> whole = StreamSupport.stream(object.path("object_marking_refs").spliterator(), false).map(JsonNode::asText);
        Stream<String> parts = StreamSupport.stream(object.path("granular_markings").spliterator(), false).map(part -> part.path("marking_ref").asText(""));
        return Markings.strictest(Stream.concat(whole, parts).flatMap(id -> Markings.ofDefinition(id).stream()));
    }

    private @Nullable TrafficLight strictest() {
        return objects().map(StixBundle::marking).reduce(null, Markings::strictest);
    }

    private void take(JsonNode object) {
        String type = object.path("type").asText("");
        if (object.path("revoked").asBoolean(false)) {
            gathered.leaveOut("Revoked by the source");
        } else if (type.equals("indicator")) {
            takeIndicator(object);
        } else if (!SAID_WITH_OTHERS.contains(type)) {
            takeObserved(type, object);
        }
    }

    private Saying saying(JsonNode object, boolean marked, String... notes) {
        return new Saying(object.path("id").asText(bundle.path("id").asText()), marked, marking(object), List.of(notes));
    }

    private void takeIndicator(JsonNode indicator) {
        String pattern = indicator.path("pattern").asText("").strip();
        String language = indicator.path("pattern_type").asText("stix");
        String until = indicator.path("valid_until").asText("");
        Saying saying = saying(indicator, true, indicator.path("name").asText(""), indicator.path("description").asText(""), until.isEmpty() ? "" : "Valid until " + until);
        List<Comparison> values = language.equals("stix") ? values(pattern) : List.of();
        if (values.isEmpty()) {
            gathered.add(IndicatorType.OTHER, pattern, "a pattern in the language " + language, saying);
        }
        Saying each = values.size() == 1 ? saying : saying.and("Pattern: " + pattern);
        values.forEach(one -> gathered.add(StixPaths.of(one.path()).orElseThrow(), one.value(), "STIX " + one.path(), each));
    }

    /** What the pattern looks for, where each of it can be looked for by itself; nothing where the pattern is more than that. */
    private static List<Comparison> values(String pattern) {
        return StixPattern.comparisons(pattern).filter(all -> all.stream().allMatch(one -> StixPaths.of(one.path()).isPresent())).orElse(List.of());
    }

    private void takeObserved(String type, JsonNode object) {
        Saying saying = saying(object, false, object.path("description").asText(""));
        List<Comparison> values = new ArrayList<>();
        object.properties().forEach(property -> observe(type, property.getKey(), property.getValue(), values));
        values.forEach(one -> gathered.add(StixPaths.of(one.path()).orElseThrow(), one.value(), "STIX " + one.path(), saying));
        if (values.isEmpty()) {
            gathered.leaveOut("No indicator (" + (type.matches("[a-z0-9-]{1,40}") ? type : "other") + ")");
        }
    }

    private static void observe(String type, String name, JsonNode value, List<Comparison> values) {
        if (name.equals("hashes")) {
            value.properties().forEach(hash -> observe(type, "hashes." + hash.getKey(), hash.getValue(), values));
        } else if (value.isValueNode() && StixPaths.of(type + ":" + name).isPresent()) {
            values.add(new Comparison(type + ":" + name, value.asText()));
        }
    }
}
