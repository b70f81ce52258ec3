package candor.ledger.mongodb;

import static candor.ledger.mongodb.Samples.counted;
import static candor.ledger.mongodb.Samples.tagged;
import static candor.ledger.mongodb.Samples.unlessChanged;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import candor.ledger.Hash;
import candor.ledger.tree.CompactRange;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.axonframework.eventsourcing.eventstore.AppendCondition;
import org.axonframework.eventsourcing.eventstore.AppendEventsTransactionRejectedException;
import org.axonframework.messaging.eventhandling.EventMessage;
import org.axonframework.messaging.eventhandling.processing.streaming.token.GlobalSequenceTrackingToken;
import org.axonframework.messaging.eventstreaming.StreamingCondition;
import org.axonframework.messaging.eventstreaming.EventCriteria;
import org.bson.Document;
import org.junit.jupiter.api.Test;

/** Two ledgers opened on one database, as two processes have them. */
class TwoEnginesTest extends OnEmbeddedStore {

    private static final int NUMBERS = 25;
    private static final int ATTEMPTS = 20;

    @Test
    void eachNumberIsGrantedExactlyOnce() throws Exception {
        List<LedgerUnderTest> ledgers = List.of(open(), open());
        AtomicInteger granted = new AtomicInteger();
        List<Integer> shuffled = new ArrayList<>();
        for (int i = 0; i < NUMBERS * ATTEMPTS; i++) {
            shuffled.add(i);
        }
        Collections.shuffle(shuffled);
        try (ExecutorService threads = Executors.newFixedThreadPool(8)) {
            List<Future<?>> all = new ArrayList<>();
            for (int i : shuffled) {
                all.add(threads.submit(() -> {
                    if (reserve(ledgers.get(i % 2), "ref:N-" + i / ATTEMPTS)) {
                        granted.incrementAndGet();
                    }
                    return null;
                }));
            }
            for (Future<?> each : all) {
                each.get();
            }
        }

        assertThat(granted).hasValue(NUMBERS);
        assertThat(events()).extracting(event -> event.getList("tags", String.class).getFirst()).doesNotHaveDuplicates().hasSize(NUMBERS);
        assertTheLogIsSound();
    }

    @Test
    void bothNumberOneStreamWithoutAGap() throws Exception {
        List<LedgerUnderTest> ledgers = List.of(open(), open());
        try (ExecutorService threads = Executors.newFixedThreadPool(4)) {
            List<Future<?>> all = new ArrayList<>();
            for (int i = 0; i < 200; i++) {
                int number = i;
                all.add(threads.submit(() -> ledgers.get(number % 2).append(AppendCondition.none(), null, counted(number, "incident:one"))));
            }
            for (Future<?> each : all) {
                each.get();
            }
        }

        assertThat(events()).extracting(event -> event.getLong("n")).isEqualTo(java.util.stream.LongStream.rangeClosed(1, 200).boxed().toList());
        assertTheLogIsSound();
    }

    @Test
    void aStreamOfOneIsWokenByBlocksOfTheOther() throws Exception {
        LedgerUnderTest reader = open();
        LedgerUnderTest writer = open();
        var stream = reader.engine.stream(StreamingCondition.conditionFor(new GlobalSequenceTrackingToken(0), tagged("course:a")), null);
        AtomicInteger calls = new AtomicInteger();
        stream.setCallback(calls::incrementAndGet);
        int before = calls.get();
        writer.append(AppendCondition.none(), null, counted(1, "course:b"));
        writer.append(AppendCondition.none(), null, counted(2, "course:a"));

        await().until(() -> calls.get() > before && stream.hasNextAvailable());
        assertThat(stream.next().map(entry -> ((EventMessage) entry.message()).metadata().get("position"))).contains("1");
        stream.close();
    }

    @Test
    void aCommandSourcedByOneSeesWhatTheOtherHasJustStored() throws Exception {
        LedgerUnderTest one = open();
        LedgerUnderTest other = open();
        one.append(AppendCondition.none(), null, counted(1, "course:a"));

        assertThat(other.source(EventCriteria.havingAnyTag())).hasSize(1);
    }

    private static boolean reserve(LedgerUnderTest ledger, String number) throws Exception {
        var criteria = tagged(number);
        var marker = ledger.marker(criteria);
        if (!ledger.source(criteria).isEmpty()) {
            return false;
        }
        try {
            ledger.append(unlessChanged(criteria, marker), null, counted(1, number));
            return true;
        } catch (ExecutionException e) {
            assertThat(e).hasCauseInstanceOf(AppendEventsTransactionRejectedException.class);
            return false;
        }
    }

    /** Block numbers and positions without a gap, roots as the entries give them. */
    private void assertTheLogIsSound() {
        CompactRange tree = CompactRange.EMPTY;
        long number = 0;
        for (Document block : blocks()) {
            assertThat(block.getLong("_id")).isEqualTo(++number);
            assertThat(block.getLong("first")).isEqualTo(tree.size());
            for (Document event : block.getList("events", Document.class)) {
                tree = tree.append(candor.ledger.entry.Entry.leafHash(event.get("e", org.bson.types.Binary.class).getData()));
            }
            assertThat(Hash.of(block.get("root", org.bson.types.Binary.class).getData())).isEqualTo(tree.root());
        }
    }
}
