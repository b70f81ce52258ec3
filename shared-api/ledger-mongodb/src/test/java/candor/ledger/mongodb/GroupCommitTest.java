package candor.ledger.mongodb;

import static candor.ledger.mongodb.Samples.command;
import static candor.ledger.mongodb.Samples.counted;
import static candor.ledger.mongodb.Samples.tagged;
import static candor.ledger.mongodb.Samples.unlessChanged;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import candor.ledger.mongodb.append.Succession;
import candor.ledger.mongodb.axon.MongoEventStorageEngine;
import candor.ledger.mongodb.erasure.ErasureWatch;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import org.awaitility.Awaitility;
import org.axonframework.eventsourcing.eventstore.AppendCondition;
import org.axonframework.eventsourcing.eventstore.AppendEventsTransactionRejectedException;
import org.axonframework.eventsourcing.eventstore.ConsistencyMarker;
import org.axonframework.eventsourcing.eventstore.TaggedEventMessage;
import org.axonframework.messaging.core.unitofwork.ProcessingContext;
import org.bson.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The first write is held up, so that what comes meanwhile goes into one block. */
@SuppressWarnings("NullAway.Init") // set up before each test
class GroupCommitTest extends OnEmbeddedStore {

    private final CountDownLatch reached = new CountDownLatch(1);
    private final CountDownLatch release = new CountDownLatch(1);
    private Intercepted blocks;
    private LedgerUnderTest ledger;
    private ConsistencyMarker start;
    private CompletableFuture<ConsistencyMarker> held;

    @BeforeEach
    void holdTheFirstBlock() throws Exception {
        blocks = new Intercepted(database());
        ledger = open(blocks, options -> options);
        start = ledger.marker(tagged("course:a"));
        blocks.before(block -> {
            reached.countDown();
            await(release);
        });
        // Whoever is alone writes its block itself: the appender's own thread has no part in it, and does not go on with the next.
        held = waitingCaller("course:z", _ -> { });
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
    void whoIsRefusedInsideABlockIsAnsweredWhenItCanBeSeenWhy() throws Exception {
        AppendCondition alone = unlessChanged(tagged("course:a"), start);
        var winner = ledger.appendLater(alone, null, counted(1, "course:a"));
        var loser = ledger.appendLater(alone, null, counted(2, "course:a"));
        List<Boolean> answered = new CopyOnWriteArrayList<>();
        blocks.before(block -> answered.add(loser.isDone()));
        var marker = loser.handle((_, _) -> ledger.marker(tagged("course:a")));
        release.countDown();

        assertThat(marker.get(1, TimeUnit.MINUTES)).isEqualTo(winner.get(1, TimeUnit.MINUTES));
        assertThat(answered).containsExactly(false);
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

    @Test
    void ofThoseWhoWaitOneWritesTheBlockOfAll() throws Exception {
        Set<Thread> writers = ConcurrentHashMap.newKeySet();
        Set<Thread> callers = ConcurrentHashMap.newKeySet();
        blocks.before(block -> writers.add(Thread.currentThread()));
        List<CompletableFuture<ConsistencyMarker>> waiting = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            waiting.add(waitingCaller("course:" + i, callers::add));
            awaitWaiting(i + 1);
        }
        release.countDown();
        for (CompletableFuture<ConsistencyMarker> each : waiting) {
            assertThat(each.get(1, TimeUnit.MINUTES)).isNotNull();
        }

        assertThat(blocks()).hasSize(2);
        assertThat(writers).hasSize(1);
        assertThat(callers).hasSize(5).containsAll(writers);
    }

    /** Whose processor slept has it awake again when the answers are there. */
    @Test
    void oneOfThoseWhoWaitIsAwakeBeforeTheLogHasTakenTheStoredBlockIn() throws Exception {
        List<Thread> callers = new CopyOnWriteArrayList<>();
        var writing = takenIn("course:a", callers::add);
        awaitWaiting(1);
        var waiting = waitingCaller("course:b", callers::add);
        awaitWaiting(2);
        awaitState(callers, Thread.State.WAITING);
        List<Thread.State> seen = new CopyOnWriteArrayList<>();
        ledger.ledger.whenErasureBegins(() -> {
            Thread other = callers.stream().filter(caller -> caller != Thread.currentThread()).findFirst().orElseThrow();
            awaitState(List.of(other), Thread.State.RUNNABLE);
            seen.add(other.getState());
            assertThat(waiting).isNotDone();
        });
        release.countDown();

        assertThat(writing.get(1, TimeUnit.MINUTES)).isNotNull();
        assertThat(waiting.get(1, TimeUnit.MINUTES)).isNotNull();
        assertThat(seen).containsExactly(Thread.State.RUNNABLE);
        assertThat(blocks()).hasSize(2);
    }

    @Test
    void whoWasWokenForAnAnswerGetsOneAlsoIfTheLogRefusesTheStoredBlock() throws Exception {
        var writing = takenIn("course:a", _ -> { });
        awaitWaiting(1);
        var waiting = waitingCaller("course:b", _ -> { });
        awaitWaiting(2);
        AtomicBoolean refused = new AtomicBoolean();
        ledger.ledger.whenErasureBegins(() -> {
            // Closing reads the block again.
            if (!refused.getAndSet(true)) {
                throw new CorruptLedger("the block is not what it should be");
            }
        });
        release.countDown();

        for (CompletableFuture<ConsistencyMarker> each : List.of(writing, waiting)) {
            assertThatThrownBy(() -> each.get(1, TimeUnit.MINUTES)).hasStackTraceContaining("the block is not what it should be");
        }
        assertThatThrownBy(() -> ledger.append(AppendCondition.none(), null, counted(1, "course:c"))).hasStackTraceContaining("the ledger has halted");
    }

    @Test
    void anInterruptedCallerGetsItsResultAndStaysInterrupted() throws Exception {
        List<Thread> caller = new CopyOnWriteArrayList<>();
        var waiting = waitingCaller("course:a", caller::add).thenApply(_ -> Thread.currentThread().isInterrupted());
        awaitWaiting(1);
        caller.getFirst().interrupt();
        release.countDown();

        assertThat(waiting.get(1, TimeUnit.MINUTES)).isTrue();
        assertThat(blocks()).hasSize(2);
    }

    @Test
    void whoIsInterruptedWhileWritingForOthersWritesOnAndStaysInterrupted() throws Exception {
        Set<Thread> writers = ConcurrentHashMap.newKeySet();
        blocks.before(block -> {
            if (writers.add(Thread.currentThread())) {
                Thread.currentThread().interrupt();
            }
        });
        List<CompletableFuture<Boolean>> interrupted = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            interrupted.add(waitingCaller("course:" + i, _ -> { }).thenApply(_ -> Thread.currentThread().isInterrupted()));
            awaitWaiting(i + 1);
        }
        release.countDown();

        List<Boolean> found = new ArrayList<>();
        for (CompletableFuture<Boolean> each : interrupted) {
            found.add(each.get(1, TimeUnit.MINUTES));
        }
        assertThat(found).containsOnlyOnce(true);
        assertThat(blocks()).hasSize(2);
        assertThat(events()).hasSize(4);
    }

    @Test
    void whatBreaksOffByAnErrorIsAnsweredAsUnknownAndTheNextGoThrough() throws Exception {
        blocks.before(block -> {
            blocks.before(_ -> { });
            throw new StackOverflowError();
        });
        var waiting = waitingCaller("course:a", _ -> { });
        awaitWaiting(1);
        var queued = ledger.appendLater(AppendCondition.none(), null, counted(1, "course:b"));
        release.countDown();

        for (CompletableFuture<ConsistencyMarker> each : List.of(waiting, queued)) {
            assertThatThrownBy(() -> each.get(1, TimeUnit.MINUTES)).rootCause().isInstanceOf(StackOverflowError.class);
            assertThatThrownBy(() -> each.get(1, TimeUnit.MINUTES)).hasStackTraceContaining("look whether it was recorded");
        }
        ledger.append(AppendCondition.none(), null, counted(1, "course:c"));
        assertThat(events()).hasSize(2);
    }

    @Test
    void whoSaysThatACommandHasItsPlaceMayFailWithoutHoldingUpAnybody() throws Exception {
        ProcessingContext context = Samples.command(UUID.randomUUID(), "aa");
        context.putResource(MongoEventStorageEngine.SUCCESSION, new Succession(null, () -> {
            throw new IllegalStateException("no place");
        }));
        CompletableFuture<ConsistencyMarker> failing = inAThread(() -> ledger.append(AppendCondition.none(), context, counted(1, "course:a")));
        awaitWaiting(1);
        var other = waitingCaller("course:b", _ -> { });
        release.countDown();

        assertThatThrownBy(() -> failing.get(1, TimeUnit.MINUTES)).hasStackTraceContaining("no place");
        assertThat(other.get(1, TimeUnit.MINUTES)).isNotNull();
        assertThat(events()).hasSize(3);
    }

    @Test
    void closingLetsThoseFinishWhoWaitAndThoseWhoDoNot() throws Exception {
        var waiting = waitingCaller("course:a", _ -> { });
        awaitWaiting(1);
        var queued = ledger.appendLater(AppendCondition.none(), null, counted(1, "course:b"));
        CompletableFuture<Void> closed = inAThread(() -> {
            ledger.close();
            return null;
        });
        release.countDown();

        closed.get(1, TimeUnit.MINUTES);
        assertThat(waiting.get(1, TimeUnit.MINUTES)).isNotNull();
        assertThat(queued.get(1, TimeUnit.MINUTES)).isNotNull();
        assertThat(events()).hasSize(3);
    }

    /** Appends an event and waits for it, in a thread of its own. */
    private CompletableFuture<ConsistencyMarker> waitingCaller(String tag, Consumer<Thread> caller) {
        return waitingCaller(counted(1, tag), caller);
    }

    /** As {@link #waitingCaller}, of an event of which others are told while the log takes it in. */
    private CompletableFuture<ConsistencyMarker> takenIn(String tag, Consumer<Thread> caller) {
        return waitingCaller(Samples.event(ErasureWatch.CONTENT_STARTED, new Samples.Counted("n", 1), tag), caller);
    }

    private CompletableFuture<ConsistencyMarker> waitingCaller(TaggedEventMessage<?> event, Consumer<Thread> caller) {
        return inAThread(() -> {
            caller.accept(Thread.currentThread());
            return ledger.append(AppendCondition.none(), null, event);
        });
    }

    private static <T> CompletableFuture<T> inAThread(Callable<T> work) {
        CompletableFuture<T> result = new CompletableFuture<>();
        Thread.ofPlatform().start(() -> {
            try {
                result.complete(work.call());
            } catch (Exception e) {
                result.completeExceptionally(e);
            }
        });
        return result;
    }

    private void awaitWaiting(int commands) {
        Awaitility.await().atMost(Duration.ofMinutes(1)).until(() -> ledger.ledger.load().waiting() == commands);
    }

    private static void awaitState(List<Thread> threads, Thread.State state) {
        Awaitility.await().atMost(Duration.ofMinutes(1)).until(() -> threads.stream().allMatch(thread -> thread.getState() == state));
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
