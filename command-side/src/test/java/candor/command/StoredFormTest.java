package candor.command;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import candor.DomainEvent;
import candor.ledger.mongodb.codec.StoredJson;
import candor.ledger.mongodb.codec.StoredPayload;
import candor.ledger.mongodb.codec.Upcaster;
import candor.ledger.mongodb.codec.UpcasterChain;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.lang.reflect.RecordComponent;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.axonframework.eventsourcing.annotation.EventTag;
import org.axonframework.messaging.eventhandling.annotation.Event;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What is stored is stored for ever. Each declared event has a file with its name, revision, tags and a whole sample; a file never changes:
 * another form is another revision with an upcaster. For a new event, {@code -Dcandor.golden=write} writes its file and no other.
 */
class StoredFormTest {
    private static final Path FILES = Path.of("src/test/resources/events");
    private static final ObjectMapper PRETTY = StoredJson.mapper().copy().enable(SerializationFeature.INDENT_OUTPUT);

    static Stream<Class<? extends DomainEvent>> events() {
        return StoredEvents.all().stream();
    }

    @ParameterizedTest
    @MethodSource("events")
    void isWhatItWasWhenItWasFirstStored(Class<? extends DomainEvent> type) throws IOException {
        Path file = FILES.resolve(fileName(type));
        String now = PRETTY.writeValueAsString(form(type)) + "\n";
        if ("write".equals(System.getProperty("candor.golden")) && Files.notExists(file)) {
            Files.writeString(file, now);
        }
        assertThat(file).as("file of a declared event").exists();
        assertThat(now).isEqualTo(Files.readString(file));
    }

    @ParameterizedTest
    @MethodSource("events")
    void isReadBackWhole(Class<? extends DomainEvent> type) throws IOException {
        var stored = PRETTY.readTree(Files.readString(FILES.resolve(fileName(type)), UTF_8)).get("sample");

        assertThat((Object) PRETTY.treeToValue(stored, type)).isEqualTo(Specimen.of(type));
    }

    @Test
    void hasNoFileWithoutAnEvent() throws IOException {
        Set<String> expected = events().map(StoredFormTest::fileName).collect(Collectors.toSet());
        try (Stream<Path> files = Files.list(FILES)) {
            assertThat(files.map(file -> file.getFileName().toString())).allMatch(file -> expected.contains(file) || isOfAnOlderRevision(file));
        }
    }

    /** What an earlier release stored is a fixture: read with the upcasters of this one it has the present form. */
    @Test
    void anOlderRevisionIsReadInThePresentOne() throws IOException {
        UpcasterChain chain = new UpcasterChain(Upcaster.installed());
        try (Stream<Path> files = Files.list(FILES)) {
            for (Path file : files.filter(file -> isOfAnOlderRevision(file.getFileName().toString())).toList()) {
                ObjectNode old = (ObjectNode) PRETTY.readTree(Files.readString(file, UTF_8));
                UpcasterChain.Revised revised = chain.apply(old.get("name").textValue(), old.get("revision").textValue(),
                        new StoredPayload((ObjectNode) old.get("sample"), Set.of()));
                Class<? extends DomainEvent> type = events().filter(event -> StoredEvents.nameOf(event).toString().equals(old.get("name").textValue())).findFirst().orElseThrow();

                assertThat(revised.revision()).as("%s", file).isEqualTo(revision(type));
                assertThat((Object) PRETTY.treeToValue(revised.payload().json(), type)).as("%s", file).isNotNull();
            }
        }
    }

    /** Of a declared event, and not the present revision. */
    private static boolean isOfAnOlderRevision(String file) {
        return events().anyMatch(type -> file.startsWith(StoredEvents.nameOf(type) + ".") && !file.equals(fileName(type)));
    }

    private static ObjectNode form(Class<? extends DomainEvent> type) {
        ObjectNode form = PRETTY.createObjectNode().put("name", StoredEvents.nameOf(type).toString()).put("revision", revision(type));
        ObjectNode tags = form.putObject("tags");
        for (RecordComponent component : type.getRecordComponents()) {
            EventTag tag = field(type, component).getAnnotation(EventTag.class);
            if (tag != null) {
                tags.put(component.getName(), tag.key());
            }
        }
        form.set("sample", PRETTY.valueToTree(Specimen.of(type)));
        return form;
    }

    private static java.lang.reflect.Field field(Class<?> type, RecordComponent component) {
        try {
            return type.getDeclaredField(component.getName());
        } catch (NoSuchFieldException e) {
            throw new AssertionError(e);
        }
    }

    private static String revision(Class<?> type) {
        return Objects.requireNonNull(type.getAnnotation(Event.class)).version();
    }

    private static String fileName(Class<? extends DomainEvent> type) {
        return StoredEvents.nameOf(type) + "." + revision(type) + ".json";
    }
}
