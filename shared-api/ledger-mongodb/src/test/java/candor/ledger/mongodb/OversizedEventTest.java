package candor.ledger.mongodb;

import static candor.ledger.mongodb.Samples.actor;
import static candor.ledger.mongodb.Samples.event;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import candor.ledger.mongodb.Samples.Counted;
import candor.ledger.mongodb.Samples.Told;
import candor.sealing.FreeText;
import candor.sealing.Personal;
import candor.sealing.SubjectReference;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.axonframework.eventsourcing.eventstore.AppendCondition;
import org.axonframework.eventsourcing.eventstore.TaggedEventMessage;
import org.junit.jupiter.api.Test;

class OversizedEventTest extends OnEmbeddedStore {

    @Test
    void aComponentThatIsTooLargeIsRefusedBeforeAnythingIsWritten() {
        LedgerUnderTest ledger = open();
        Told told = new Told("i", FreeText.of("x".repeat(300_000)), null, Personal.of(new SubjectReference("somebody"), "a@example.org"), List.of());

        assertThatThrownBy(() -> ledger.append(AppendCondition.none(), actor("account", "Ada"), event("test.Told", told, "incident:i")))
                .hasCauseInstanceOf(OversizedEvent.class);
        assertNothingWasWritten();
    }

    @Test
    void anEntryWithTooManyComponentsIsRefused() {
        LedgerUnderTest ledger = open();
        Map<String, Object> many = new LinkedHashMap<>();
        IntStream.range(0, 1_000).forEach(i -> many.put("component" + i, i));

        assertThatThrownBy(() -> ledger.append(AppendCondition.none(), null, event("test.Many", many, "incident:i")))
                .hasCauseInstanceOf(OversizedEvent.class);
        assertNothingWasWritten();
    }

    @Test
    void aCommandWhoseEventsDoNotFitIntoABlockIsRefused() {
        LedgerUnderTest ledger = open();
        TaggedEventMessage<?>[] events = IntStream.range(0, 80)
                .mapToObj(i -> event("test.Counted", new Counted("x".repeat(180_000), i), "incident:i")).toArray(TaggedEventMessage[]::new);

        assertThatThrownBy(() -> ledger.append(AppendCondition.none(), null, events)).hasCauseInstanceOf(OversizedEvent.class);
        assertNothingWasWritten();
    }

    @Test
    void whatJustFitsIsStoredAndReadBack() throws Exception {
        LedgerUnderTest ledger = open();
        TaggedEventMessage<?>[] events = IntStream.range(0, 30)
                .mapToObj(i -> event("test.Counted", new Counted("x".repeat(190_000), i), "incident:i")).toArray(TaggedEventMessage[]::new);
        ledger.append(AppendCondition.none(), null, events);

        assertThat(blocks()).hasSize(1);
        assertThat(ledger.source(Samples.tagged("incident:i"))).hasSize(30)
                .allSatisfy(message -> assertThat(LedgerUnderTest.payload(message, Counted.class).name()).hasSize(190_000));
    }

    private void assertNothingWasWritten() {
        assertThat(count("blocks")).isZero();
        assertThat(count("vault")).isZero();
        assertThat(count("subjects")).isZero();
    }
}
