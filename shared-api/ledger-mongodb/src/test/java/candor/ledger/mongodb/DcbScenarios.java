package candor.ledger.mongodb;

import static candor.ledger.mongodb.Samples.event;
import static candor.ledger.mongodb.Samples.tagged;
import static candor.ledger.mongodb.Samples.unlessChanged;
import static org.assertj.core.api.Assertions.assertThat;

import candor.ledger.mongodb.RandomQueries.Item;
import candor.ledger.mongodb.RandomQueries.Query;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.axonframework.eventsourcing.eventstore.AppendCondition;
import org.axonframework.eventsourcing.eventstore.AppendEventsTransactionRejectedException;
import org.axonframework.eventsourcing.eventstore.ConsistencyMarker;
import org.axonframework.eventsourcing.eventstore.GlobalIndexConsistencyMarker;
import org.axonframework.eventsourcing.eventstore.TaggedEventMessage;
import org.axonframework.messaging.eventhandling.EventMessage;
import org.axonframework.messaging.eventstreaming.EventCriteria;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The consistency scenarios that the dynamic-consistency-boundary community publishes for event stores (dcb.events), written anew for
 * this one: random queries over ten types and ten tags against twenty writers, positions that never change, and appends that have
 * nothing to do with one another. The writers are spread over two ledgers on one database, as two processes have them.
 */
abstract class DcbScenarios {

    private static final int WRITERS = 20;
    private static final int APPENDS = 15;

    private final List<LedgerUnderTest> ledgers = new ArrayList<>();

    /** A ledger on the database of this test; several on the same one. */
    abstract LedgerUnderTest open();

    /** What an appended event says about the decision it came from. */
    record Decided(List<Item> items, long lastMatching) {}

    @AfterEach
    void closeLedgers() {
        ledgers.forEach(LedgerUnderTest::close);
    }

    private List<LedgerUnderTest> two() {
        while (ledgers.size() < 2) {
            ledgers.add(open());
        }
        return ledgers;
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 20_261_129})
    void noDecisionMissesAnEventThatItsQueryMatches(long seed) throws Exception {
        AtomicInteger appended = new AtomicInteger();
        AtomicInteger rejected = new AtomicInteger();
        write((ledger, writer) -> {
            Random random = new Random(seed * 1_000 + writer);
            for (int i = 0; i < APPENDS; i++) {
                int events = decide(ledger, random);
                (events > 0 ? appended : rejected).addAndGet(Math.max(1, events));
            }
        });
        List<EventMessage> all = ledgers.getFirst().source(EventCriteria.havingAnyTag());

        assertThat(all).hasSize(appended.get());
        assertThat(rejected).as("writers that were in each other's way").hasPositiveValue();
        List<RandomQueries.Seen> seen = all.stream().map(RandomQueries.Seen::of).toList();
        for (int position = 0; position < all.size(); position++) {
            Decided decided = LedgerUnderTest.payload(all.get(position), Decided.class);
            if (decided.lastMatching() >= -1) {
                assertThat(new Query(decided.items()).last(seen.subList(0, position))).as("last event before position %d that matches %s", position, decided.items())
                        .isEqualTo(decided.lastMatching());
            }
        }
    }

    /** Reads, decides and appends; the first event of the batch says what was decided on. @return how many were appended */
    private static int decide(LedgerUnderTest ledger, Random random) throws Exception {
        Query query = RandomQueries.query(random);
        ConsistencyMarker head = ledger.marker(query.criteria());
        List<EventMessage> matching = ledger.source(query.criteria());
        // Sourced twice: what came between belongs to the condition, so the decision must be refused or rest on the second reading.
        long last = matching.isEmpty() ? -1 : RandomQueries.Seen.of(matching.getLast()).position();
        ConsistencyMarker since = random.nextBoolean() ? new GlobalIndexConsistencyMarker(last + 1) : head;
        int events = 1 + random.nextInt(2);
        TaggedEventMessage<?>[] batch = IntStream.range(0, events)
                .mapToObj(i -> RandomQueries.event(random, new Decided(query.items(), i == 0 ? last : -2))).toArray(TaggedEventMessage[]::new);
        try {
            ledger.append(unlessChanged(query.criteria(), since), null, batch);
            return events;
        } catch (ExecutionException e) {
            assertThat(e).hasCauseInstanceOf(AppendEventsTransactionRejectedException.class);
            return 0;
        }
    }

    @Test
    void positionsIncreaseWithoutGapsAndNoReadingEverContradictsAnEarlierOne() throws Exception {
        List<String> known = new ArrayList<>();
        AtomicInteger writing = new AtomicInteger(WRITERS);
        LedgerUnderTest reader = open();
        try (reader; ExecutorService reading = Executors.newSingleThreadExecutor()) {
            Future<Integer> readings = reading.submit(() -> {
                int count = 0;
                for (boolean last = false; !last; count++) {
                    last = writing.get() == 0;
                    extend(known, reader.source(EventCriteria.havingAnyTag()));
                }
                return count;
            });
            write((ledger, writer) -> {
                Random random = new Random(writer);
                for (int i = 0; i < APPENDS; i++) {
                    ledger.append(AppendCondition.none(), null,
                            RandomQueries.event(random, new Decided(List.of(), -2)), RandomQueries.event(random, new Decided(List.of(), -2)));
                }
                writing.decrementAndGet();
            });
            assertThat(readings.get()).isGreaterThan(1);
        }
        assertThat(known).hasSize(2 * WRITERS * APPENDS).doesNotHaveDuplicates();
    }

    private static void extend(List<String> known, List<EventMessage> now) {
        assertThat(now.size()).isGreaterThanOrEqualTo(known.size());
        for (int position = 0; position < now.size(); position++) {
            EventMessage event = now.get(position);
            assertThat(RandomQueries.Seen.of(event).position()).isEqualTo(position);
            if (position < known.size()) {
                assertThat(event.identifier()).isEqualTo(known.get(position));
            } else {
                known.add(event.identifier());
            }
        }
    }

    @Test
    void appendsThatHaveNothingToDoWithOneAnotherNeverConflict() throws Exception {
        write((ledger, writer) -> {
            String own = "TEST:own-" + writer;
            for (int i = 0; i < APPENDS; i++) {
                ConsistencyMarker marker = ledger.marker(tagged(own));
                // A rejection ends the test: nobody else writes this tag.
                ledger.append(unlessChanged(tagged(own), marker), null, event("test.Common", new Decided(List.of(), -2), own, "OTHER:shared"));
            }
        });

        assertThat(ledgers.getFirst().source(tagged("OTHER:shared"))).hasSize(WRITERS * APPENDS);
    }

    private interface Writing {
        void run(LedgerUnderTest ledger, int writer) throws Exception;
    }

    private void write(Writing writing) throws Exception {
        List<LedgerUnderTest> both = two();
        try (ExecutorService threads = Executors.newFixedThreadPool(WRITERS)) {
            List<Callable<Void>> writers = IntStream.range(0, WRITERS).<Callable<Void>>mapToObj(writer -> () -> {
                writing.run(both.get(writer % both.size()), writer);
                return null;
            }).toList();
            for (Future<Void> writer : threads.invokeAll(writers)) {
                writer.get();
            }
        }
    }
}
