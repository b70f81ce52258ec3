package candor.ledger.mongodb;

import static candor.ledger.mongodb.Samples.counted;
import static candor.ledger.mongodb.Samples.event;
import static candor.ledger.mongodb.Samples.tagged;
import static candor.ledger.mongodb.Samples.unlessChanged;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import candor.ledger.mongodb.Samples.Counted;
import org.axonframework.eventsourcing.eventstore.AppendCondition;
import org.axonframework.eventsourcing.eventstore.AppendEventsTransactionRejectedException;
import org.axonframework.eventsourcing.eventstore.ConsistencyMarker;
import org.axonframework.eventsourcing.eventstore.GlobalIndexConsistencyMarker;
import org.axonframework.messaging.core.QualifiedName;
import org.axonframework.messaging.eventstreaming.EventCriteria;
import org.axonframework.messaging.eventstreaming.Tag;
import org.junit.jupiter.api.Test;

class AppendConditionTest extends OnEmbeddedStore {

    private static final EventCriteria A_OR_B = EventCriteria.either(tagged("course:a"), tagged("course:b"));
    private static final EventCriteria A_RENAMED = EventCriteria.havingTags(Tag.of("course", "a")).andBeingOneOfTypes(new QualifiedName("test.Renamed"));

    @Test
    void anEventOfEitherAlternativeConflicts() throws Exception {
        LedgerUnderTest ledger = open();
        ConsistencyMarker start = ledger.append(AppendCondition.none(), null, counted(1, "course:a"));
        ledger.append(AppendCondition.none(), null, counted(2, "course:b"));

        assertRejected(ledger, unlessChanged(A_OR_B, start));
    }

    @Test
    void anEventOfNeitherAlternativeDoesNot() throws Exception {
        LedgerUnderTest ledger = open();
        ConsistencyMarker start = ledger.append(AppendCondition.none(), null, counted(1, "course:a"));
        ledger.append(AppendCondition.none(), null, counted(2, "course:c"));

        assertThat(ledger.append(unlessChanged(A_OR_B, start), null, counted(3, "course:a"))).isNotNull();
    }

    @Test
    void anEventWithTheTagButAnotherTypeDoesNotConflict() throws Exception {
        LedgerUnderTest ledger = open();
        ConsistencyMarker start = ledger.append(AppendCondition.none(), null, counted(1, "course:a"));
        ledger.append(AppendCondition.none(), null, counted(2, "course:a"));

        assertThat(ledger.append(unlessChanged(A_RENAMED, start), null, counted(3, "course:a"))).isNotNull();
    }

    @Test
    void anEventWithTagAndTypeConflicts() throws Exception {
        LedgerUnderTest ledger = open();
        ConsistencyMarker start = ledger.append(AppendCondition.none(), null, counted(1, "course:a"));
        ledger.append(AppendCondition.none(), null, event("test.Renamed", new Counted("x", 2), "course:a"));

        assertRejected(ledger, unlessChanged(A_RENAMED, start));
    }

    @Test
    void anEventMustHaveAllTagsOfAnAlternative() throws Exception {
        LedgerUnderTest ledger = open();
        EventCriteria both = EventCriteria.havingTags(Tag.of("course", "a"), Tag.of("student", "s"));
        ConsistencyMarker start = ledger.append(AppendCondition.none(), null, counted(1, "course:a", "student:s"));
        ConsistencyMarker later = ledger.append(unlessChanged(both, start), null, counted(2, "course:a"));
        ledger.append(AppendCondition.none(), null, counted(3, "student:s", "course:a"));

        assertRejected(ledger, unlessChanged(both, later));
    }

    @Test
    void aRestrictionToNothingConflictsWithAnyEvent() throws Exception {
        LedgerUnderTest ledger = open();
        ConsistencyMarker start = ledger.append(AppendCondition.none(), null, counted(1, "course:a"));
        ledger.append(AppendCondition.none(), null, counted(2));

        assertRejected(ledger, unlessChanged(EventCriteria.either(EventCriteria.havingAnyTag(), A_RENAMED), start));
    }

    @Test
    void withoutAConditionNothingEverConflicts() throws Exception {
        LedgerUnderTest ledger = open();
        ledger.append(AppendCondition.none(), null, counted(1, "course:a"));

        assertThat(ledger.append(AppendCondition.none(), null, counted(2, "course:a"))).isEqualTo(new GlobalIndexConsistencyMarker(2));
        AppendCondition endless = AppendCondition.withCriteria(A_OR_B).withMarker(ConsistencyMarker.INFINITY);
        assertThat(ledger.append(endless, null, counted(3, "course:a"))).as("a marker behind everything").isEqualTo(new GlobalIndexConsistencyMarker(3));
    }

    @Test
    void atTheOriginNothingMayEverHaveMatched() throws Exception {
        LedgerUnderTest ledger = open();
        AppendCondition never = AppendCondition.withCriteria(tagged("course:a"));
        ledger.append(AppendCondition.none(), null, counted(1, "course:b"));
        ledger.append(never, null, counted(2, "course:a"));

        assertRejected(ledger, never);
    }

    @Test
    void criteriaThatMatchEverythingHoldOnTheEmptyLogOnly() throws Exception {
        LedgerUnderTest ledger = open();
        AppendCondition first = AppendCondition.withCriteria(EventCriteria.havingAnyTag());
        ledger.append(first, null, counted(1));

        assertRejected(ledger, first);
        assertThat(ledger.append(unlessChanged(EventCriteria.havingAnyTag(), new GlobalIndexConsistencyMarker(1)), null, counted(2))).isNotNull();
    }

    @Test
    void ofTwoReadingsTheEarlierCounts() throws Exception {
        LedgerUnderTest ledger = open();
        ConsistencyMarker early = ledger.append(AppendCondition.none(), null, counted(1, "course:b"));
        ConsistencyMarker late = ledger.append(AppendCondition.none(), null, counted(2, "course:a"));

        assertRejected(ledger, unlessChanged(A_OR_B, late.lowerBound(early)));
        assertThat(ledger.append(unlessChanged(A_OR_B, late.upperBound(early)), null, counted(3, "course:a"))).isNotNull();
    }

    @Test
    void typesAloneRestrictWithoutAnyTag() throws Exception {
        LedgerUnderTest ledger = open();
        EventCriteria renamed = EventCriteria.havingAnyTag().andBeingOneOfTypes(new QualifiedName("test.Renamed"));
        ConsistencyMarker start = ledger.append(AppendCondition.none(), null, counted(1));
        ledger.append(unlessChanged(renamed, start), null, counted(2, "course:a"));
        ledger.append(unlessChanged(renamed, start), null, event("test.Renamed", new Counted("x", 3)));

        assertRejected(ledger, unlessChanged(renamed, start));
    }

    @Test
    void whatIsTooOldForMemoryIsLookedUp() throws Exception {
        ConsistencyMarker start;
        try (LedgerUnderTest first = open()) {
            start = first.append(AppendCondition.none(), null, counted(1, "course:a"));
            first.append(AppendCondition.none(), null, counted(2, "course:b"));
            // More than a fresh process reads on opening.
            for (int i = 0; i < 520; i++) {
                first.append(AppendCondition.none(), null, counted(i, "course:c"));
            }
        }
        LedgerUnderTest ledger = open();

        assertRejected(ledger, unlessChanged(tagged("course:b"), start));
        assertThat(ledger.append(unlessChanged(tagged("course:a"), start), null, counted(3, "course:a"))).isNotNull();
        assertThat(ledger.ledger.reader().entries("course:a").map(entry -> entry.entry().ordinal())).containsExactly(1L, 2L);
    }

    private static void assertRejected(LedgerUnderTest ledger, AppendCondition condition) {
        assertThatThrownBy(() -> ledger.append(condition, null, counted(9, "course:a")))
                .hasCauseInstanceOf(AppendEventsTransactionRejectedException.class);
    }
}
