package candor.ledger.mongodb;

import static candor.ledger.mongodb.Samples.command;
import static candor.ledger.mongodb.Samples.counted;
import static candor.ledger.mongodb.Samples.event;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import candor.ledger.mongodb.Samples.Told;
import candor.ledger.mongodb.fsck.Fsck;
import candor.ledger.mongodb.keys.KeepFolder;
import candor.ledger.mongodb.keys.KeyAccess;
import candor.ledger.mongodb.wire.Fault;
import candor.ledger.mongodb.wire.Fault.StateChange;
import candor.ledger.mongodb.wire.WireCommand;
import candor.sealing.FreeText;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Function;
import java.util.stream.LongStream;
import org.axonframework.eventsourcing.eventstore.AppendCondition;
import org.axonframework.eventsourcing.eventstore.ConsistencyMarker;
import org.axonframework.eventsourcing.eventstore.GlobalIndexConsistencyMarker;
import org.axonframework.eventsourcing.eventstore.TaggedEventMessage;
import org.axonframework.messaging.core.MessageStream;
import org.axonframework.messaging.eventhandling.EventMessage;
import org.axonframework.messaging.eventhandling.processing.streaming.token.GlobalSequenceTrackingToken;
import org.axonframework.messaging.eventstreaming.EventCriteria;
import org.axonframework.messaging.eventstreaming.StreamingCondition;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Two processes append to one database over bad networks, any command of theirs may meet any fault, and a third follows the log.
 * What was acknowledged is there, at the position that was acknowledged, once; the follower has seen all of it in order.
 */
class WireSoakTest extends OnEmbeddedStore {

    private static final int WRITERS = 4;
    private static final int COMMANDS = 15;
    private static final double UNRELIABLE = 0.04;
    private static final int MOST_REPEATS = 20;

    private final Map<UUID, ConsistencyMarker> acknowledged = new ConcurrentHashMap<>();

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 20_261_129})
    void nothingAcknowledgedIsLostOrDoubled(long seed) throws Exception {
        LedgerUnderTest follower = open();
        MessageStream<EventMessage> stream = follower.engine.stream(
                StreamingCondition.conditionFor(new GlobalSequenceTrackingToken(0), EventCriteria.havingAnyTag()), null);
        try (WiredLedger one = new WiredLedger(store.uri(), folder.resolve("keep")); WiredLedger other = new WiredLedger(store.uri(), folder.resolve("keep"))) {
            one.wire.plan(faults(new Random(seed)));
            other.wire.plan(faults(new Random(~seed)));
            write(List.of(one.ledger, other.ledger));
            assertThat(one.wire.happened() + other.wire.happened()).as("faults").isPositive();
            one.wire.heal();
            other.wire.heal();
            await().until(() -> one.ledger.ledger.state() instanceof LedgerState.Running
                    && other.ledger.ledger.state() instanceof LedgerState.Running);
        }
        assertThat(acknowledged).hasSize(2 * WRITERS * COMMANDS);
        acknowledged.forEach((id, marker) -> assertThat(follower.ledger.receipt(id)).hasValueSatisfying(receipt ->
                assertThat(new GlobalIndexConsistencyMarker(receipt.firstPosition() + receipt.events().size())).isEqualTo(marker)));
        assertThat(events()).as("events, each once").hasSize(acknowledged.size());
        assertThat(followed(stream)).isEqualTo(LongStream.range(0, acknowledged.size()).boxed().toList());
        assertThat(Fsck.check(database(), KeyAccess.local(KeepFolder.open(folder.resolve("keep")), store.settings())).findings()).isEmpty();
    }

    private static Function<WireCommand, Fault> faults(Random random) {
        return command -> {
            synchronized (random) {
                return random.nextDouble() < UNRELIABLE ? any(random) : Fault.NONE;
            }
        };
    }

    private static Fault any(Random random) {
        StateChange change = StateChange.values()[random.nextInt(StateChange.values().length)];
        return switch (random.nextInt(7)) {
            case 0 -> Fault.cutBefore();
            case 1 -> Fault.cutAfter();
            case 2 -> Fault.lostBefore();
            case 3 -> Fault.lostAfter();
            case 4 -> Fault.slow(Duration.ofMillis(random.nextInt(200)));
            case 5 -> Fault.refusedBefore(change);
            default -> Fault.refusedAfter(change);
        };
    }

    private void write(List<LedgerUnderTest> ledgers) throws InterruptedException, ExecutionException {
        try (ExecutorService writers = Executors.newFixedThreadPool(ledgers.size() * WRITERS)) {
            List<Future<?>> running = new ArrayList<>();
            for (int writer = 0; writer < ledgers.size() * WRITERS; writer++) {
                LedgerUnderTest ledger = ledgers.get(writer % ledgers.size());
                String stream = "incident:" + writer;
                running.add(writers.submit(() -> {
                    for (int number = 0; number < COMMANDS; number++) {
                        acknowledge(ledger, number % 3 == 0 ? told(stream) : counted(number, stream));
                    }
                    return null;
                }));
            }
            for (Future<?> writer : running) {
                writer.get();
            }
        }
    }

    /** As a caller does: the same command with the same id until the answer is clear. */
    private void acknowledge(LedgerUnderTest ledger, TaggedEventMessage<?> event) throws Exception {
        UUID id = UUID.randomUUID();
        for (int repeat = 0; !acknowledged.containsKey(id); repeat++) {
            try {
                acknowledged.put(id, ledger.append(AppendCondition.none(), command(id, "aa"), event));
            } catch (ExecutionException e) {
                assertThat(repeat).as("repeats after %s", e.getCause()).isLessThan(MOST_REPEATS);
                assertThat(e.getCause()).isInstanceOfAny(LedgerUnavailable.class, com.mongodb.MongoException.class);
            }
        }
    }

    private static TaggedEventMessage<?> told(String stream) {
        return event("test.Told", new Told("one", FreeText.of("in confidence"), null, null, List.of()), stream);
    }

    private List<Long> followed(MessageStream<EventMessage> stream) {
        List<Long> positions = new ArrayList<>();
        await().until(() -> {
            for (var next = stream.next(); next.isPresent(); next = stream.next()) {
                positions.add(Long.parseLong(next.get().message().metadata().getOrDefault("position", "-1")));
            }
            return positions.size() >= acknowledged.size();
        });
        stream.close();
        return positions;
    }
}
