package candor.ledger.mongodb;

import static candor.ledger.mongodb.Samples.actor;
import static candor.ledger.mongodb.Samples.counted;
import static candor.ledger.mongodb.Samples.event;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import candor.ledger.mongodb.Samples.Counted;
import candor.ledger.mongodb.Samples.Told;
import candor.sealing.FreeText;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.axonframework.eventsourcing.eventstore.AppendCondition;
import org.axonframework.eventsourcing.eventstore.ConsistencyMarker;
import org.axonframework.eventsourcing.eventstore.TaggedEventMessage;
import org.bson.Document;
import org.bson.RawBsonDocument;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a block holds at most, tried from both sides of each limit. */
class BlockLimitsTest extends OnEmbeddedStore {

    /** Limits of the product, said again: a test that read them from it could not fail. */
    private static final int MOST_COMMANDS = 256;
    private static final int MOST_BYTES = 12 << 20;
    private static final int WAITING = 1_024;
    private static final int MONGODBS_OWN = 16 << 20;

    private final CountDownLatch release = new CountDownLatch(1);

    @Test
    void aBlockHoldsSoManyCommandsAndAFullQueueTurnsCallersAway() throws Exception {
        LedgerUnderTest ledger = held();
        List<CompletableFuture<ConsistencyMarker>> taken = new ArrayList<>();
        for (int i = 0; i < WAITING; i++) {
            taken.add(ledger.appendLater(AppendCondition.none(), null, counted(i, "incident:" + i % 7)));
        }

        assertThatThrownBy(() -> ledger.append(AppendCondition.none(), null, counted(9, "incident:late")))
                .hasCauseInstanceOf(LedgerUnavailable.class).cause().extracting(refused -> ((LedgerUnavailable) refused).code()).isEqualTo(LedgerUnavailable.BUSY);
        assertThat(ledger.ledger.load().waiting()).isEqualTo(WAITING);

        release.countDown();
        CompletableFuture.allOf(taken.toArray(CompletableFuture[]::new)).get(5, TimeUnit.MINUTES);
        assertThat(blocks()).extracting(block -> block.getList("commands", Document.class).size())
                .allSatisfy(commands -> assertThat(commands).isLessThanOrEqualTo(MOST_COMMANDS)).contains(MOST_COMMANDS);
        assertThat(events()).hasSize(WAITING + 1).noneMatch(event -> event.getString("s").equals("incident:late"));
        assertThat(ledger.append(AppendCondition.none(), null, counted(9, "incident:late"))).as("afterwards there is room again").isNotNull();
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {3, 20_261_129})
    void aBlockHoldsSoManyBytes(long seed) throws Exception {
        LedgerUnderTest ledger = held();
        Random random = new Random(seed);
        List<CompletableFuture<ConsistencyMarker>> taken = new ArrayList<>();
        for (int command = 0; command < 24; command++) {
            int events = 1 + random.nextInt(command % 6 == 0 ? 40 : 8);
            taken.add(ledger.appendLater(AppendCondition.none(), null, IntStream.range(0, events)
                    .mapToObj(i -> sized(1 + random.nextInt(180_000))).toArray(TaggedEventMessage[]::new)));
        }
        release.countDown();
        CompletableFuture.allOf(taken.toArray(CompletableFuture[]::new)).get(5, TimeUnit.MINUTES);

        assertThat(sizes()).hasSizeGreaterThan(3).allSatisfy(bytes -> assertThat(bytes).isLessThan(MOST_BYTES));
    }

    @Test
    void theLargestCommandStillFitsAndOneByteMoreIsRefusedBeforeAnythingIsWritten() throws Exception {
        LedgerUnderTest ledger = open();
        IntFunction<TaggedEventMessage<?>[]> command = last -> IntStream.rangeClosed(0, 67)
                .mapToObj(i -> sized(i < 67 ? 140_000 : last)).toArray(TaggedEventMessage[]::new);
        int largest = largest(ledger, 180_000, 1, command);

        assertThatThrownBy(() -> ledger.append(AppendCondition.none(), null, command.apply(largest + 1))).hasCauseInstanceOf(OversizedEvent.class);
        assertThat(count("blocks") + count("vault")).isZero();
        ledger.append(AppendCondition.none(), null, command.apply(largest));
        assertThat(sizes()).singleElement().satisfies(bytes -> assertThat(bytes).isBetween(MOST_BYTES - (1 << 20), MONGODBS_OWN - (1 << 20)));
    }

    @Test
    void aCommandOfManySmallEventsIsJudgedByWhatItReallyTakes() throws Exception {
        LedgerUnderTest ledger = open();
        IntFunction<TaggedEventMessage<?>[]> command = events -> IntStream.range(0, events)
                .mapToObj(i -> counted(i, "incident:i", "ref:INC-" + i, "origin:o" + i)).toArray(TaggedEventMessage[]::new);
        int most = largest(ledger, 20_000, 6_000, command);

        ledger.append(AppendCondition.none(), null, command.apply(most));
        assertThat(sizes()).singleElement().satisfies(bytes -> assertThat(bytes).isLessThan(MONGODBS_OWN - (1 << 20)));
    }

    @Test
    void theLongestSealedValueStillFitsAndOneByteMoreReachesNeitherVaultNorLog() throws Exception {
        LedgerUnderTest ledger = open();
        IntFunction<TaggedEventMessage<?>[]> command = length -> new TaggedEventMessage<?>[] {told(length)};
        int longest = largest(ledger, 300_000, 1, command);

        assertThatThrownBy(() -> ledger.append(AppendCondition.none(), actor("ada", "Ada"), command.apply(longest + 1))).hasCauseInstanceOf(OversizedEvent.class);
        assertThat(count("blocks") + count("vault") + count("subjects")).isZero();
        ledger.append(AppendCondition.none(), actor("ada", "Ada"), command.apply(longest));
        assertThat(ledger.source(Samples.tagged("incident:i"))).singleElement().satisfies(message ->
                assertThat(((FreeText.Known) LedgerUnderTest.payload(message, Told.class).text()).value()).hasSize(longest));
    }

    @Test
    void sealedValuesOfOneCommandAreLimitedTogetherToo() {
        LedgerUnderTest ledger = open();
        TaggedEventMessage<?>[] command = IntStream.range(0, 70).mapToObj(i -> told(180_000)).toArray(TaggedEventMessage[]::new);

        assertThatThrownBy(() -> ledger.append(AppendCondition.none(), actor("ada", "Ada"), command)).hasCauseInstanceOf(OversizedEvent.class);
        assertThat(count("blocks") + count("vault") + count("subjects")).isZero();
    }

    @Test
    void theLargestEntryStillFitsAndOneComponentMoreIsRefused() throws Exception {
        LedgerUnderTest ledger = open();
        IntFunction<TaggedEventMessage<?>[]> command = components -> {
            Map<String, Object> payload = new HashMap<>();
            IntStream.range(0, components).forEach(i -> payload.put("c" + i, i));
            return new TaggedEventMessage<?>[] {event("test.Many", payload, "incident:i")};
        };
        int most = largest(ledger, 2_000, 1, command);

        assertThatThrownBy(() -> ledger.append(AppendCondition.none(), null, command.apply(most + 1))).hasCauseInstanceOf(OversizedEvent.class);
        ledger.append(AppendCondition.none(), null, command.apply(most));
        assertThat(events().getFirst().get("e", org.bson.types.Binary.class).length()).isBetween(65_000, 65_535);
    }

    /** A ledger whose first block is held up until the latch is released. */
    private LedgerUnderTest held() throws InterruptedException {
        Intercepted blocks = new Intercepted(database());
        LedgerUnderTest ledger = open(blocks, options -> options);
        CountDownLatch reached = new CountDownLatch(1);
        blocks.before(block -> {
            reached.countDown();
            GroupCommitTest.await(release);
        });
        CompletableFuture.runAsync(() -> ledger.appendLater(AppendCondition.none(), null, counted(0, "incident:first")).join());
        assertThat(reached.await(1, TimeUnit.MINUTES)).isTrue();
        return ledger;
    }

    /** The largest number that is taken in, found by halving to this precision; nothing is committed. */
    private static int largest(LedgerUnderTest ledger, int tooLarge, int precision, IntFunction<TaggedEventMessage<?>[]> command) {
        int fits = 1;
        int over = tooLarge;
        while (over - fits > precision) {
            int middle = fits + (over - fits) / 2;
            if (isTaken(ledger, command.apply(middle))) {
                fits = middle;
            } else {
                over = middle;
            }
        }
        return fits;
    }

    private static boolean isTaken(LedgerUnderTest ledger, TaggedEventMessage<?>[] command) {
        try {
            ledger.engine.appendEvents(AppendCondition.none(), null, List.of(command)).join().rollback(null);
            return true;
        } catch (CompletionException e) {
            assertThat(e).hasCauseInstanceOf(OversizedEvent.class);
            return false;
        }
    }

    private static TaggedEventMessage<?> sized(int length) {
        return event("test.Counted", new Counted("x".repeat(length), 1), "incident:i");
    }

    private static TaggedEventMessage<?> told(int length) {
        return event("test.Told", new Told("i", FreeText.of("x".repeat(length)), null, null, List.of()), "incident:i");
    }

    private List<Integer> sizes() {
        return database().getCollection("blocks", RawBsonDocument.class).find().map(block -> block.getByteBuffer().remaining()).into(new ArrayList<>());
    }
}
