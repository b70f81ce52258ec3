package candor.ledger.mongodb;

import static org.assertj.core.api.Assertions.assertThat;

import candor.ledger.mongodb.block.Blocks;
import candor.ledger.mongodb.block.Criteria;
import candor.ledger.mongodb.block.FoundBlocks;
import org.axonframework.eventsourcing.eventstore.AppendCondition;
import org.axonframework.messaging.eventstreaming.EventCriteria;
import org.junit.jupiter.api.Test;

/** A page of blocks ends where it holds enough, however few they are, and what comes behind it is on the next. */
class PageEndTest extends OnEmbeddedStore {

    private static final int LARGE = 180_000;
    private static final Criteria EVERYTHING = Criteria.of(EventCriteria.havingAnyTag());

    record Filling(String text) {}

    @Test
    void comesWhereThePageHoldsEightMebibytes() throws Exception {
        LedgerUnderTest ledger = open();
        for (int i = 0; i < 50; i++) {
            ledger.append(AppendCondition.none(), null, Samples.event("test.Filling", new Filling("x".repeat(LARGE)), "incident:1"));
        }
        Blocks blocks = new Blocks(database());
        long last = blocks().getLast().getLong("_id");

        FoundBlocks first = blocks.found(EVERYTHING, 0, 0, last);
        assertThat(first.areTheLast()).isFalse();
        long events = first.events().count();
        // In a disclosure's base64 three bytes are four.
        assertThat(events * LARGE * 4 / 3).isBetween(8_000_000L, 9_000_000L);
        FoundBlocks rest = blocks.found(EVERYTHING, first.size(), first.number(), last);
        assertThat(rest.areTheLast()).isTrue();
        assertThat(events + rest.events().count()).isEqualTo(last);
    }
}
