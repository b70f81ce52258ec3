package candor.ledger.mongodb.log;

import static org.assertj.core.api.Assertions.assertThat;

import candor.ledger.Hash;
import candor.ledger.mongodb.block.Disclosures;
import candor.ledger.mongodb.block.StoredBlock;
import candor.ledger.mongodb.block.StoredCommand;
import candor.ledger.mongodb.block.StoredEvent;
import candor.ledger.tree.CompactRange;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class RecentBlocksTest {

    private static final int EVENTS = 3;

    private final RecentBlocks recent = new RecentBlocks();

    /** A block of so many bytes, three events in each and all before it the same. */
    private static StoredBlock block(long number, int bytes) {
        long first = (number - 1) * EVENTS;
        List<StoredEvent> events = new ArrayList<>();
        for (int i = 0; i < EVENTS; i++) {
            byte[] entry = new byte[i == 0 ? Math.max(0, bytes - EVENTS * Disclosures.NONE.bytes()) : 0];
            events.add(new StoredEvent(first + i, entry, Disclosures.NONE, "2026-11-30T00:00:00Z", Map.of(), "incident:a", first + i + 1, "noted", List.of(), false));
        }
        Hash root = Hash.sha256(new byte[] {1});
        return new StoredBlock(number, first, root, CompactRange.EMPTY, root, Instant.EPOCH,
                List.of(new StoredCommand(new UUID(1, number), "", first, EVENTS)), events);
    }

    private void add(long from, long to, int bytes) {
        for (long number = from; number <= to; number++) {
            recent.add(block(number, bytes));
        }
    }

    private long positionOf(long number) {
        StoredEvent event = recent.at(number * EVENTS - 1);
        return event == null ? -1 : event.position();
    }

    @Test
    void holdAsManyAsTheyMayAndNoOlderOnes() {
        add(1, RecentBlocks.MOST_BLOCKS + 7, 0);

        for (long number = 1; number <= RecentBlocks.MOST_BLOCKS + 8; number++) {
            boolean here = number > 7 && number < RecentBlocks.MOST_BLOCKS + 8;
            assertThat(recent.get(number) != null).as("block %d", number).isEqualTo(here);
            assertThat(positionOf(number)).as("its last event").isEqualTo(here ? number * EVENTS - 1 : -1);
        }
    }

    @Test
    void holdNoMoreBytesThanTheyMayButTheNewestHoweverLarge() {
        int quarter = (int) RecentBlocks.MOST_BYTES / 4;
        add(1, 9, quarter);
        assertThat(recent.get(5)).isNull();
        assertThat(recent.get(6)).isNotNull();

        recent.add(block(10, 5 * quarter));
        assertThat(recent.get(9)).isNull();
        assertThat(positionOf(10)).isEqualTo(10 * EVENTS - 1);

        recent.add(block(11, 0));
        assertThat(recent.get(10)).isNull();
        assertThat(recent.get(11)).isNotNull();
    }

    @Test
    void beginAnewBehindAGapAndAfterTheyWereCleared() {
        add(1, 3, 0);
        recent.add(block(5, 0));
        assertThat(recent.get(3)).isNull();
        assertThat(recent.get(4)).isNull();
        assertThat(recent.get(5)).isNotNull();

        recent.clear();
        assertThat(recent.get(5)).isNull();
        assertThat(positionOf(5)).isEqualTo(-1);

        recent.add(block(6, 0));
        assertThat(positionOf(6)).isEqualTo(6 * EVENTS - 1);
        assertThat(positionOf(5)).isEqualTo(-1);
    }
}
