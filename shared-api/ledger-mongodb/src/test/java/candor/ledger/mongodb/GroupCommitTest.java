package candor.ledger.mongodb;

import static candor.ledger.mongodb.Samples.command;
import static candor.ledger.mongodb.Samples.counted;
import static candor.ledger.mongodb.Samples.tagged;
import static candor.ledger.mongodb.Samples.unlessChanged;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.axonframework.eventsourcing.eventstore.AppendCondition;
import org.axonframework.eventsourcing.eventstore.AppendEventsTransactionRejectedException;
import org.axonframework.eventsourcing.eventstore.ConsistencyMarker;
import org.bson.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The first write is held up, so that what comes meanwhile goes into one block. */
@SuppressWarnings("NullAway.Init") // set up before each test
class GroupCommitTest extends OnEmbeddedStore {

    private final CountDownLatch reached = new CountDownLatch(1);
    private final CountDownLatch release = new CountDownLatch(1);
    private LedgerUnderTest ledger;
    private ConsistencyMarker start;
    private CompletableFuture<ConsistencyMarker> held;

    @BeforeEach
    void holdTheAppender() throws Exception {
        Intercepted blocks = new Intercepted(database());
        ledger = open(blocks, options -> options);
        start = ledger.marker(tagged("course:a"));
        blocks.before(block -> {
            reached.countDown();
            await(release);
        });
        // A lone writer writes its block itself.
        held = CompletableFuture.supplyAsync(() -> ledger.appendLater(AppendCondition.none(), null, counted(0, "course:z")).join());
        assertThat(reached.await(1, TimeUnit.MINUTES)).isTrue();
    }

    @Test
    void ofTwoThatConflictInsideABlockTheSecondLeavesAndTheOthersGoOn() throws Exception {
        AppendCondition alone = unlessChanged(tagged("course:a"), start);
        var winner = ledger.appendLater(alone, null, counted(1, "course:a"));
        var loser = ledger.appendLater(alone, null, counted(2, "course:a"));
        var other = ledger.appendLater(unlessChanged(tagged("course:b"), start), null, counted(3, "course:b"));
        release.countDown();

        assertThat(winner.get(1, TimeUnit.MINUTES)).isNotNull();
        assertThat(other.get(1, TimeUnit.MINUTES)).isNotNull();
        assertThatThrownBy(() -> loser.get(1, TimeUnit.MINUTES)).hasCauseInstanceOf(AppendEventsTransactionRejectedException.class);
        assertThat(blocks()).hasSize(2);
        assertThat(blocks().getLast().getList("events", Document.class)).extracting(event -> event.getList("tags", String.class).getFirst())
                .containsExactly("course:a", "course:b");
    }

    @Test
    void ordinalsRunOnInsideABlock() throws Exception {
        var first = ledger.appendLater(AppendCondition.none(), null, counted(1, "course:a"), counted(2, "course:a"));
        var second = ledger.appendLater(AppendCondition.none(), null, counted(3, "course:a"));
        release.countDown();
        CompletableFuture.allOf(held, first, second).get(1, TimeUnit.MINUTES);

        assertThat(blocks()).hasSize(2);
        assertThat(ledger.ledger.reader().entries("course:a").map(stored -> stored.entry().ordinal())).containsExactly(1L, 2L, 3L);
        assertThat(ledger.ledger.reader().entries("course:a").map(stored -> stored.entry().previous().orElse(-1))).containsExactly(-1L, 1L, 2L);
    }

    @Test
    void theSameCommandTwiceInABlockIsStoredOnceAndAnsweredTwice() throws Exception {
        UUID id = UUID.randomUUID();
        var first = ledger.appendLater(AppendCondition.none(), command(id, "aa"), counted(1, "course:a"));
        var repeat = ledger.appendLater(AppendCondition.none(), command(id, "aa"), counted(1, "course:a"));
        var other = ledger.appendLater(AppendCondition.none(), command(id, "bb"), counted(1, "course:a"));
        release.countDown();

        assertThat(repeat.get(1, TimeUnit.MINUTES)).isEqualTo(first.get(1, TimeUnit.MINUTES));
        assertThatThrownBy(() -> other.get(1, TimeUnit.MINUTES)).hasCauseInstanceOf(IdempotencyConflict.class);
        assertThat(events()).hasSize(2);
    }

    static void await(CountDownLatch latch) {
        try {
            if (!latch.await(1, TimeUnit.MINUTES)) {
                throw new IllegalStateException("never released");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
