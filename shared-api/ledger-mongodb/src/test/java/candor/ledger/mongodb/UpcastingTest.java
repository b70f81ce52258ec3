package candor.ledger.mongodb;

import static org.assertj.core.api.Assertions.assertThat;

import candor.ledger.mongodb.codec.ScoredRevisions;
import candor.ledger.mongodb.codec.StoredJson;
import candor.ledger.mongodb.fsck.Fsck;
import candor.ledger.mongodb.keys.KeepFolder;
import candor.ledger.mongodb.keys.KeyAccess;
import candor.sealing.FreeText;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.InputStream;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.axonframework.eventsourcing.eventstore.AppendCondition;
import org.axonframework.eventsourcing.eventstore.GenericTaggedEventMessage;
import org.axonframework.messaging.core.MessageType;
import org.axonframework.messaging.eventhandling.EventMessage;
import org.axonframework.messaging.eventhandling.GenericEventMessage;
import org.axonframework.messaging.eventhandling.processing.streaming.token.GlobalSequenceTrackingToken;
import org.axonframework.messaging.eventstreaming.EventCriteria;
import org.axonframework.messaging.eventstreaming.StreamingCondition;
import org.axonframework.messaging.eventstreaming.Tag;
import org.bson.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A ledger in which an earlier release has stored the first revision of an event, read by one that knows the third. */
class UpcastingTest extends OnEmbeddedStore {

    private final ScoredRevisions.Renaming renaming = new ScoredRevisions.Renaming();

    @BeforeEach
    void storeAsTheFirstReleaseDid() throws Exception {
        JsonNode fixture;
        try (InputStream file = Objects.requireNonNull(UpcastingTest.class.getResourceAsStream("/revisions/test.Scored.1.json"))) {
            fixture = StoredJson.mapper().readTree(file);
        }
        MessageType type = new MessageType(fixture.get("name").textValue(), fixture.get("revision").textValue());
        Object payload = StoredJson.mapper().treeToValue(fixture.get("sample"), ScoredRevisions.First.class);
        try (LedgerUnderTest first = open()) {
            first.append(AppendCondition.none(), null, new GenericTaggedEventMessage<>(new GenericEventMessage(type, payload), Set.of(Tag.of("incident", "i"))));
        }
    }

    private LedgerUnderTest openLater() {
        return open(options -> options.withUpcasters(List.of(new ScoredRevisions.Wording(), renaming)));
    }

    @Test
    void itIsSourcedAndStreamedInThePresentRevision() {
        LedgerUnderTest ledger = openLater();
        var stream = ledger.engine.stream(StreamingCondition.conditionFor(new GlobalSequenceTrackingToken(0), EventCriteria.havingAnyTag()), null);

        assertPresent(ledger.source(Samples.tagged("incident:i")).getFirst(), FreeText.of("theft"));
        assertPresent(stream.next().orElseThrow().message(), FreeText.of("theft"));
        stream.close();
    }

    @Test
    void whatIsStoredStaysAsItWas() {
        LedgerUnderTest ledger = openLater();
        ledger.source(Samples.tagged("incident:i"));

        var content = ledger.ledger.reader().entry(0).orElseThrow().entry().content();
        assertThat(content.revision()).isEqualTo("1");
        assertThat(content.components()).containsOnlyKeys("incident", "name", "severity");
        assertThat(Fsck.check(database(), KeyAccess.local(KeepFolder.open(folder.resolve("keep")), store.settings())).findings()).isEmpty();
    }

    @Test
    void anErasedComponentReachesTheUpcasterAsNullAndIsListedAsErased() {
        database().getCollection("vault").deleteMany(new Document());
        LedgerUnderTest ledger = openLater();

        assertPresent(ledger.source(Samples.tagged("incident:i")).getFirst(), new FreeText.Erased());
        assertThat(renaming.given).singleElement().satisfies(old -> {
            assertThat(old.erased()).containsExactly("name");
            assertThat(old.json().get("name").isNull()).isTrue();
            assertThat(old.json().get("severity").intValue()).isEqualTo(3);
        });
    }

    private static void assertPresent(EventMessage message, FreeText title) {
        assertThat(message.type()).isEqualTo(new MessageType(ScoredRevisions.TYPE, "3"));
        assertThat(LedgerUnderTest.payload(message, ScoredRevisions.Present.class)).isEqualTo(new ScoredRevisions.Present("i", title, "HIGH"));
    }
}
