package candor.ledger.mongodb;

import static candor.ledger.mongodb.Samples.event;
import static org.assertj.core.api.Assertions.assertThat;

import candor.ledger.Hash;
import candor.ledger.mongodb.Samples.Counted;
import candor.ledger.mongodb.block.Blocks;
import candor.ledger.mongodb.log.LedgerHealth;
import candor.ledger.mongodb.log.Log;
import candor.ledger.mongodb.read.FollowedTree;
import candor.ledger.mongodb.read.Heads;
import candor.ledger.mongodb.read.StoredTree;
import java.time.Duration;
import java.util.List;
import org.axonframework.eventsourcing.eventstore.AppendCondition;
import org.axonframework.eventsourcing.eventstore.TaggedEventMessage;
import org.junit.jupiter.api.Test;

/** What is read for signing: of more entries than are kept in memory as blocks, none. */
class FollowedTreeTest extends OnEmbeddedStore {

    /** 20 MB of entries; no more than 16 MB of them are kept. */
    private static final int BLOCKS = 34;
    private static final int LENGTH = 150_000;
    private static final int EVENTS_A_BLOCK = 4;

    private static void fill(LedgerUnderTest ledger) throws Exception {
        for (int block = 0; block < BLOCKS; block++) {
            TaggedEventMessage<?>[] events = new TaggedEventMessage<?>[EVENTS_A_BLOCK];
            for (int i = 0; i < events.length; i++) {
                events[i] = event("test.Counted", new Counted("x".repeat(LENGTH), (long) block * EVENTS_A_BLOCK + i), "incident:i");
            }
            ledger.append(AppendCondition.none(), null, events);
        }
    }

    @Test
    void signingReadsNoEntryThatWasRecordedSinceTheLastCheckpoint() throws Exception {
        LedgerUnderTest ledger = open();
        ledger.ledger.signCheckpoint();
        store.reads().reset();

        fill(ledger);
        ledger.ledger.signCheckpoint();

        assertThat(ledger.ledger.reader().latestCheckpoint().orElseThrow().checkpoint().size()).isEqualTo((long) BLOCKS * EVENTS_A_BLOCK);
        assertThat(store.reads().documents()).as("read from first to last").isLessThan(BLOCKS / 2);
    }

    @Test
    void othersThanWhoSignsAskTheStoreAndSoDoesWhoSignsAfterAnErasure() throws Exception {
        try (LedgerUnderTest ledger = open()) {
            fill(ledger);
        }
        Blocks blocks = new Blocks(database());
        Log log = new Log(blocks, new LedgerHealth(), Head.EMPTY);
        long size = log.refresh().size();
        StoredTree stored = new StoredTree(log, blocks, new Heads(log, true, Duration.ZERO));
        FollowedTree followed = new FollowedTree(log, stored);

        store.reads().reset();
        List<Hash> leaves = followed.leafHashes(0, size);
        assertThat(leaves).hasSize(BLOCKS * EVENTS_A_BLOCK);
        assertThat(store.reads().documents()).isZero();
        assertThat(stored.leafHashes(0, size)).isEqualTo(leaves);
        assertThat(store.reads().documents()).as("blocks that are not kept").isPositive();

        log.forgetAnswered();
        store.reads().reset();
        assertThat(followed.leafHashes(0, size)).isEqualTo(leaves);
        assertThat(store.reads().documents()).as("every block").isGreaterThanOrEqualTo(BLOCKS);
    }
}
