package candor.ledger.mongodb.read;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import java.util.stream.LongStream;
import org.axonframework.messaging.core.MessageType;
import org.axonframework.messaging.eventhandling.EventMessage;
import org.axonframework.messaging.eventhandling.GenericEventMessage;
import org.junit.jupiter.api.Test;

class DecodedEventsTest {

    private static final EventMessage MESSAGE = new GenericEventMessage(new MessageType("noted", "1"), "");
    private static final int MANY = 100_000;
    private static final int MEGABYTE = 1 << 20;

    private final DecodedEvents events = new DecodedEvents();

    private void put(long position, int weight) {
        events.put(new DecodedEvent(position, MESSAGE, Set.of(), weight), events.generation());
    }

    private long[] held(long upTo) {
        return LongStream.range(0, upTo).filter(position -> events.get(position) != null).toArray();
    }

    @Test
    void theLastOfThemAreHeldAndNoOlderOnes() {
        LongStream.range(0, MANY).forEach(position -> put(position, 500));

        long[] held = held(MANY);
        assertThat(held).hasSizeBetween(15_000, 25_000);
        assertThat(held[0]).isEqualTo(MANY - held.length);
        for (long position : held) {
            assertThat(events.get(position)).extracting(DecodedEvent::position).isEqualTo(position);
        }
    }

    @Test
    void noMoreBytesAreHeldThanAllowedHoweverLargeEachIs() {
        LongStream.range(0, 1_000).forEach(position -> put(position, MEGABYTE));

        assertThat(held(1_000)).hasSizeBetween(30, 32).contains(999);
    }

    @Test
    void oneThatWouldPushOutMostOthersIsNotHeld() {
        put(1, 100);
        put(2, 24 * MEGABYTE);

        assertThat(held(3)).containsExactly(1);
    }

    @Test
    void readInAnyOrderTheyAreStillBounded() {
        for (int i = 0; i < MANY; i++) {
            put(i * 7_919L % MANY, 4_096);
        }

        assertThat(held(MANY)).hasSizeBetween(5_000, 32 * MEGABYTE / 5_120);
    }

    @Test
    void whatWasDecodedBeforeTheyWereForgottenIsNotHeldAfterwards() {
        long before = events.generation();
        put(1, 100);
        events.clear();
        events.put(new DecodedEvent(2, MESSAGE, Set.of(), 100), before);

        assertThat(held(3)).isEmpty();
        LongStream.range(0, 100).forEach(position -> put(position, MEGABYTE));
        assertThat(held(100)).hasSizeBetween(30, 32);
    }
}
