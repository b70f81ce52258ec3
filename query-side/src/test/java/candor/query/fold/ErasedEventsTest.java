package candor.query.fold;

import static org.assertj.core.api.Assertions.assertThat;

import candor.DomainEvent;
import candor.ledger.mongodb.codec.StoredJson;
import candor.ledger.mongodb.codec.StoredPayload;
import candor.ledger.mongodb.codec.Upcaster;
import candor.ledger.mongodb.codec.UpcasterChain;
import candor.query.ReadModelsOnEmbeddedStore;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.bson.json.JsonMode;
import org.bson.json.JsonWriterSettings;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Every event that is stored, with everything sealed in it erased, and withheld, through every projection: none is parked, and a row says
 * that something was there and is gone, in the same place where it would say what it was.
 */
class ErasedEventsTest {
    /** One whole sample of each declared event; the command side keeps them. */
    private static final Path SAMPLES = Path.of("../command-side/src/test/resources/events");
    private static final UpcasterChain UPCASTERS = new UpcasterChain(Upcaster.installed());
    private static final ObjectNode ERASED = JsonNodeFactory.instance.objectNode().put("erased", true);
    private static final ObjectNode WITHHELD = JsonNodeFactory.instance.objectNode().put("withheld", "kept back for a test");
    private static final JsonWriterSettings PLAIN = JsonWriterSettings.builder().outputMode(JsonMode.RELAXED).build();

    @TempDir
    Path folder = Path.of("");

    @Test
    void whatIsErasedOrWithheldIsSaidToBeSoAndNeverEmpty() throws IOException {
        Map<String, JsonNode> known = rows("known", null);
        String all = known.toString();
        assertThat(all).as("the samples are shown at all").contains("text of text", "person of reportedBy");
        for (ObjectNode instead : List.of(ERASED, WITHHELD)) {
            Map<String, JsonNode> rows = rows(instead.fieldNames().next(), instead);
            assertThat(rows.keySet()).isEqualTo(known.keySet());
            Map<String, JsonNode> expected = new TreeMap<>();
            known.forEach((row, asKnown) -> expected.put(row, with(asKnown, instead)));
            assertThat(rows).isEqualTo(expected);
            assertThat(rows.toString()).doesNotContain("text of", "person of");
        }
    }

    /** All rows of all read models by collection and key, after all samples. @param instead of each sealed value; null to leave it */
    private Map<String, JsonNode> rows(String name, @Nullable ObjectNode instead) throws IOException {
        try (var store = ReadModelsOnEmbeddedStore.open(folder.resolve(name))) {
            for (DomainEvent event : samples(instead)) {
                store.ledger().append(event);
            }
            store.projectAfter(-1, 500);
            assertThat(store.deadLetters()).isEmpty();
            Map<String, JsonNode> rows = new TreeMap<>();
            for (String collection : store.database().listCollectionNames()) {
                if (collection.matches("read_.*_[0-9]+")) {
                    store.database().getCollection(collection).find().forEach(row -> rows.put(collection + " " + row.get("_id"), json(row.toJson(PLAIN))));
                }
            }
            return rows;
        }
    }

    private static List<DomainEvent> samples(@Nullable ObjectNode instead) throws IOException {
        List<DomainEvent> events = new ArrayList<>();
        TreeSet<String> names = new TreeSet<>();
        try (Stream<Path> files = Files.list(SAMPLES)) {
            for (Path file : files.sorted(Comparator.comparing(ErasedEventsTest::begins).reversed().thenComparing(Path::toString)).toList()) {
                JsonNode stored = StoredJson.mapper().readTree(Files.readString(file));
                Class<? extends DomainEvent> type = EventCatalog.type(stored.path("name").asText()).orElseThrow();
                ObjectNode sample = present(stored);
                if (sample.has("reference")) {
                    sample.put("reference", "INC-2026-0001");
                }
                events.add(StoredJson.mapper().treeToValue(instead == null ? sample : with(sample, instead), type));
                names.add(stored.path("name").asText());
            }
        }
        assertThat(names).as("a sample of each declared event").isEqualTo(EventCatalog.names());
        return events;
    }

    /** What an older release stored is shown as this one reads it. */
    private static ObjectNode present(JsonNode stored) {
        StoredPayload payload = new StoredPayload((ObjectNode) stored.path("sample"), Set.of());
        return UPCASTERS.apply(stored.path("name").asText(), stored.path("revision").asText(), payload).payload().json();
    }

    /** Whether others need a row that this event makes. */
    private static boolean begins(Path file) {
        return file.toString().matches(".*(Declared|Raised|Opened|Requested|Granted)\\.1\\.json");
    }

    /** The same with the sealed values, {@code {"known": …}}, replaced. */
    private static JsonNode with(JsonNode node, ObjectNode instead) {
        if (node.isObject() && node.path("known").isTextual()) {
            return instead;
        }
        if (node.path("account").asText().startsWith("person of")) {
            // Who is in command is shown as an account.
            String word = instead.has("erased") ? "erased" : "withheld";
            return JsonNodeFactory.instance.objectNode().put("account", "(" + word + ")").put("name", word);
        }
        JsonNode copy = node.deepCopy();
        if (copy instanceof ObjectNode object) {
            object.fieldNames().forEachRemaining(name -> object.set(name, with(object.get(name), instead)));
        } else if (copy instanceof ArrayNode array) {
            for (int i = 0; i < array.size(); i++) {
                array.set(i, with(array.get(i), instead));
            }
        }
        return copy;
    }

    /** A row's state is stored as text of its own. */
    private static JsonNode json(String text) {
        try {
            JsonNode row = StoredJson.mapper().readTree(text);
            for (Map.Entry<String, JsonNode> field : row.properties()) {
                if (field.getValue().asText().startsWith("{")) {
                    field.setValue(StoredJson.mapper().readTree(field.getValue().asText()));
                }
            }
            return row;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
