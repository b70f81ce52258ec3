package candor.ledger.mongodb;

import static candor.ledger.mongodb.Samples.actor;
import static candor.ledger.mongodb.Samples.event;
import static candor.ledger.mongodb.Samples.tagged;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import candor.ledger.mongodb.OpenedEntry.Opened;
import candor.ledger.mongodb.Samples.Told;
import candor.sealing.FreeText;
import candor.sealing.Personal;
import candor.sealing.SubjectReference;
import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.axonframework.eventsourcing.eventstore.AppendCondition;
import org.axonframework.messaging.eventhandling.EventMessage;
import org.bson.Document;
import org.bson.RawBsonDocument;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

class SealedValuesTest extends OnEmbeddedStore {

    private static final String CANARY = "canary-of-somebody@example.org";
    private static final Told TOLD = new Told("i", FreeText.of("text with " + CANARY), null,
            Personal.of(new SubjectReference("subject-1"), CANARY), List.of("late"));

    @Test
    void theyComeBackWhenTheEventIsRead() throws Exception {
        LedgerUnderTest ledger = open();
        ledger.append(AppendCondition.none(), actor("account-1", "Ada"), event("test.Told", TOLD, "incident:i"));

        EventMessage read = ledger.source(tagged("incident:i")).getFirst();
        assertThat(LedgerUnderTest.payload(read, Told.class)).isEqualTo(TOLD);
        assertThat(read.metadata()).containsAllEntriesOf(Map.of("position", "0", "stream", "incident:i", "ordinal", "1",
                "entryActor", "account-1", "entryActorName", "Ada", "kept", "as it is"));
        assertThat(read.metadata()).containsKeys("recorded", "cause").doesNotContainKeys("actor", "actorName");
    }

    @Test
    void theyStandInNoBlockNoFileAndNoLogLine() throws Exception {
        ListAppender<ILoggingEvent> lines = new ListAppender<>();
        lines.start();
        Logger root = (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
        Level level = root.getLevel();
        root.addAppender(lines);
        root.setLevel(Level.TRACE);
        try {
            LedgerUnderTest ledger = open();
            ledger.append(AppendCondition.none(), actor("account-1", CANARY), event("test.Told", TOLD, "incident:i"));
            // Also where something goes wrong.
            assertThatThrownBy(() -> ledger.append(AppendCondition.none(), null, event("test.Told", TOLD, "foreign:i"))).hasMessageNotContaining(CANARY);
            assertThat(ledger.source(tagged("incident:i"))).hasSize(1);
            ledger.close();
        } finally {
            root.setLevel(level);
            root.detachAppender(lines);
        }
        closeStore();

        List<byte[]> files = files();
        assertThat(files).isNotEmpty();
        for (String form : forms()) {
            assertThat(files).noneMatch(file -> contains(file, form.getBytes(StandardCharsets.UTF_8)));
            assertThat(lines.list).noneMatch(line -> line.getFormattedMessage().contains(form));
        }
        // The search would find an ordinary component: its disclosure is there, in base64.
        assertThat(files).anyMatch(file -> contains(file, "incident:i".getBytes(StandardCharsets.UTF_8)));
        openStore();
    }

    @Test
    void aBlockHoldsTheirDigestsOnly() throws Exception {
        LedgerUnderTest ledger = open();
        ledger.append(AppendCondition.none(), actor("account-1", CANARY), event("test.Told", TOLD, "incident:i"));

        RawBsonDocument block = Objects.requireNonNull(database().getCollection("blocks", RawBsonDocument.class).find().first());
        byte[] bytes = block.getByteBuffer().array();
        forms().forEach(form -> assertThat(contains(bytes, form.getBytes(StandardCharsets.UTF_8))).isFalse());
        StoredEntry entry = ledger.ledger.reader().entry(0).orElseThrow();
        assertThat(entry.ordinary()).containsOnlyKeys("incident", "marks");
        assertThat(entry.entry().content().components()).containsOnlyKeys("incident", "text", "more", "who", "marks");
        // text, the missing more, who, actor
        assertThat(count("vault")).isEqualTo(4);
    }

    @Test
    void theReaderOpensThemAndSaysWhatIsMissing() throws Exception {
        LedgerUnderTest ledger = open();
        ledger.append(AppendCondition.none(), actor("account-1", "Ada"), event("test.Told", TOLD, "incident:i"));
        StoredEntry entry = ledger.ledger.reader().entry(0).orElseThrow();

        OpenedEntry opened = ledger.ledger.reader().opened(entry);
        assertThat(opened.components().get("text")).isInstanceOfSatisfying(Opened.Known.class, known -> {
            assertThat(known.sealed()).isTrue();
            assertThat(known.disclosure().value().textValue()).isEqualTo("text with " + CANARY);
        });
        assertThat(opened.actor()).get().isInstanceOf(Opened.Known.class);
        String digest = Objects.requireNonNull(entry.entry().content().components().get("text")).base64Url();
        database().getCollection("vault").deleteOne(new Document("_id", digest));

        assertThat(ledger.ledger.reader().opened(entry).components().get("text")).isInstanceOf(Opened.Missing.class);
        ledger.ledger.forgetOpened();
        Told told = LedgerUnderTest.payload(ledger.source(tagged("incident:i")).getFirst(), Told.class);
        assertThat(told.text()).isInstanceOf(FreeText.Erased.class);
        assertThat(told.who()).isEqualTo(TOLD.who());
    }

    @Test
    void whatIsWithheldOrErasedCannotBeRecordedAgain() {
        LedgerUnderTest ledger = open();
        Told withheld = new Told("i", new FreeText.Withheld("third party"), null, null, List.of());

        assertThatThrownBy(() -> ledger.append(AppendCondition.none(), null, event("test.Told", withheld, "incident:i")))
                .hasCauseInstanceOf(IllegalArgumentException.class);
        assertThat(count("blocks")).isZero();
    }

    /** The canary as text and in base64 at each of the three places it can begin. */
    private static List<String> forms() {
        List<String> forms = new ArrayList<>(List.of(CANARY));
        for (int skip = 0; skip < 3; skip++) {
            byte[] rest = CANARY.substring(skip, skip + (CANARY.length() - skip) / 3 * 3).getBytes(StandardCharsets.UTF_8);
            forms.add(Base64.getUrlEncoder().withoutPadding().encodeToString(rest));
        }
        return forms;
    }

    private List<byte[]> files() throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            return all.filter(Files::isRegularFile).map(SealedValuesTest::bytes).toList();
        }
    }

    private static byte[] bytes(Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean contains(byte[] all, byte[] part) {
        return new String(all, StandardCharsets.ISO_8859_1).contains(new String(part, StandardCharsets.ISO_8859_1));
    }
}
