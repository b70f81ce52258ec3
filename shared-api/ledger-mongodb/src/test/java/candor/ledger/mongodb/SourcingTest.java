package candor.ledger.mongodb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import candor.ledger.mongodb.RandomQueries.Query;
import candor.ledger.mongodb.RandomQueries.Seen;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.axonframework.eventsourcing.eventstore.AppendCondition;
import org.axonframework.eventsourcing.eventstore.GlobalIndexConsistencyMarker;
import org.axonframework.eventsourcing.eventstore.SourcingCondition;
import org.axonframework.messaging.core.MessageStream;
import org.axonframework.messaging.eventhandling.EventMessage;
import org.axonframework.messaging.eventhandling.TerminalEventMessage;
import org.axonframework.messaging.eventhandling.processing.streaming.token.GlobalSequenceTrackingToken;
import org.axonframework.messaging.eventstreaming.EventCriteria;
import org.axonframework.messaging.eventstreaming.StreamingCondition;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Sourcing and streaming from a position on give what matches there, whether it comes from memory, from the store or from both: the blocks are so large
 * that only the last of them stay in memory, beside the tags of all.
 */
class SourcingTest extends OnEmbeddedStore {
    private static final int EVENTS = 200;
    private static final int LARGE = 50_000;
    private static final int QUERIES = 40;

    /** A payload of some size. */
    record Sized(String one, String two, String three, String four) {
        static Sized of(Random random) {
            String filling = "x".repeat(random.nextInt(LARGE));
            return new Sized(filling, filling, filling, filling);
        }
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2})
    void givesWhatMatchesFromEveryPositionOn(long seed) throws Exception {
        Random random = new Random(seed);
        LedgerUnderTest before = open();
        for (int i = 0; i < EVENTS / 2; i++) {
            append(before, random);
        }
        List<LedgerUnderTest> all = List.of(before, open(), open(LedgerOptions::readOnly));
        for (int i = 0; i < EVENTS / 2; i++) {
            append(all.get(random.nextInt(2)), random);
        }
        List<Seen> events = seen(before, EventCriteria.havingAnyTag(), 0);
        assertThat(events).hasSizeGreaterThanOrEqualTo(EVENTS);

        for (int i = 0; i < QUERIES; i++) {
            Query query = RandomQueries.query(random);
            long from = random.nextInt(events.size() + 1);
            List<Seen> expected = events.stream().filter(event -> event.position() >= from && query.last(List.of(event)) >= 0).toList();
            for (LedgerUnderTest ledger : all) {
                assertThat(seen(ledger, query.criteria(), from)).as("%s from %d on", query, from).isEqualTo(expected);
                assertThat(streamed(ledger, query.criteria(), from, expected.size())).as("%s streamed from %d on", query, from).isEqualTo(expected);
            }
        }
    }

    private static void append(LedgerUnderTest ledger, Random random) throws Exception {
        ledger.append(AppendCondition.none(), null, RandomQueries.event(random, Sized.of(random)));
    }

    /** All there are and whatever comes behind them; the stream may know of the last ones only when it has asked again. */
    private static List<Seen> streamed(LedgerUnderTest ledger, EventCriteria criteria, long from, int count) {
        List<Seen> seen = new ArrayList<>();
        MessageStream<EventMessage> events = ledger.engine.stream(StreamingCondition.conditionFor(new GlobalSequenceTrackingToken(from), criteria), null);
        await().until(() -> {
            for (var next = events.next(); next.isPresent(); next = events.next()) {
                add(next.get().message(), seen);
            }
            return seen.size() >= count;
        });
        events.close();
        return seen;
    }

    private static List<Seen> seen(LedgerUnderTest ledger, EventCriteria criteria, long from) {
        List<Seen> seen = new ArrayList<>();
        MessageStream<EventMessage> events = ledger.engine.source(SourcingCondition.conditionFor(new GlobalIndexConsistencyMarker(from).position(), criteria), null);
        for (var next = events.next(); next.isPresent(); next = events.next()) {
            add(next.get().message(), seen);
        }
        assertThat(events.error()).isEmpty();
        return seen;
    }

    private static void add(EventMessage event, List<Seen> seen) {
        if (!(event instanceof TerminalEventMessage) && event.metadata().containsKey("tags")) {
            seen.add(Seen.of(event));
        }
    }
}
