package candor.ledger.mongodb;

import static candor.ledger.mongodb.Samples.counted;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import candor.ledger.mongodb.witness.Copying;
import candor.ledger.mongodb.witness.Outside;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.axonframework.eventsourcing.eventstore.AppendCondition;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Which checkpoints go to somebody outside, and that each goes at most once. */
class CheckpointCopiesTest extends OnEmbeddedStore {

    private static final Duration SOON = Duration.ofMillis(5);

    private final AtomicReference<Instant> now = new AtomicReference<>(Instant.parse("2026-11-23T10:00:00Z"));
    private final List<String> taken = new CopyOnWriteArrayList<>();
    private final List<Copying> running = new CopyOnWriteArrayList<>();

    @AfterEach
    void stop() {
        running.forEach(Copying::close);
    }

    @Test
    void theLastOfADayGoesWhenTheDayIsOver() throws Exception {
        LedgerUnderTest ledger = opened();
        grow(ledger, 2);
        Copying copying = copying(ledger, this::take);
        at("2026-11-23T23:59:59Z");
        grow(ledger, 1);
        assertThat(taken).isEmpty();

        at("2026-11-24T00:00:00Z");
        await().until(() -> !taken.isEmpty());
        at("2026-11-24T12:00:00Z");
        grow(ledger, 1);
        at("2026-11-25T00:00:01Z");
        await().until(() -> taken.size() == 2);

        assertThat(taken).containsExactly("3 END_OF_DAY", "4 END_OF_DAY");
        await().untilAsserted(() -> assertThat(copying.state().size()).isEqualTo(4));
    }

    @Test
    void theFirstUnderANewKeyGoesAtOnceAndTheDaysBeforeItFirst() throws Exception {
        LedgerUnderTest ledger = opened();
        grow(ledger, 1);
        at("2026-11-24T10:00:00Z");
        ledger.ledger.logKeyring().activate(ledger.ledger.logKeyring().prepare(1));
        grow(ledger, 3);
        copying(ledger, this::take);
        await().until(() -> taken.size() == 2);
        ledger.ledger.logKeyring().retire(4);
        grow(ledger, 1);
        at("2026-11-25T10:00:00Z");
        await().until(() -> taken.size() == 3);

        assertThat(taken).containsExactly("1 END_OF_DAY", "2 NEW_KEY", "5 END_OF_DAY");
    }

    @Test
    void nothingGoesTwiceAfterARestartOrFromTwoProcesses() throws Exception {
        LedgerUnderTest ledger = opened();
        grow(ledger, 2);
        at("2026-11-24T10:00:00Z");
        copying(ledger, this::take);
        await().until(() -> taken.size() == 1);
        running.removeFirst().close();

        Copying again = copying(ledger, this::take);
        LedgerUnderTest other = opened();
        copying(other, this::take);
        await().until(() -> again.state().size() == 2);
        grow(ledger, 1);
        at("2026-11-25T10:00:00Z");
        await().until(() -> taken.size() == 2);
        running.forEach(Copying::close);

        assertThat(taken).containsExactly("2 END_OF_DAY", "3 END_OF_DAY");
    }

    @Test
    void whatSurelyDidNotGetThereIsTriedAgainAndTheTroubleIsTold() throws Exception {
        AtomicInteger attempts = new AtomicInteger();
        LedgerUnderTest ledger = opened();
        grow(ledger, 1);
        at("2026-11-24T10:00:00Z");
        Copying copying = copying(ledger, (checkpoint, occasion) -> {
            if (attempts.incrementAndGet() < 3) {
                throw new Outside.NotHandedOver("nobody at home", false);
            }
            take(checkpoint, occasion);
        });
        await().until(() -> copying.state().trouble().filter("nobody at home"::equals).isPresent() || !taken.isEmpty());
        await().until(() -> copying.state().size() == 1);

        assertThat(taken).containsExactly("1 END_OF_DAY");
        assertThat(copying.state().trouble()).isEmpty();
        assertThat(attempts).hasValue(3);
    }

    @Test
    void whatMayHaveGotThereIsNotSentAgainNotEvenAfterARestart() throws Exception {
        AtomicInteger attempts = new AtomicInteger();
        Outside vague = (_, _) -> {
            attempts.incrementAndGet();
            throw new Outside.NotHandedOver("the line broke", true);
        };
        LedgerUnderTest ledger = opened();
        grow(ledger, 1);
        at("2026-11-24T10:00:00Z");
        Copying copying = copying(ledger, vague);
        await().until(() -> copying.state().trouble().isPresent());
        running.removeFirst().close();
        Copying again = copying(ledger, this::take);
        await().until(() -> again.state().trouble().isPresent());

        assertThat(again.state().trouble().orElseThrow()).contains("is not known").contains("it is not sent again");
        grow(ledger, 1);
        at("2026-11-25T10:00:00Z");
        await().until(() -> again.state().trouble().isEmpty());
        assertThat(taken).containsExactly("2 END_OF_DAY");
        assertThat(attempts).hasValue(1);
    }

    @Test
    void appendingWaitsForNobodyOutside() throws Exception {
        CountDownLatch open = new CountDownLatch(1);
        CountDownLatch asked = new CountDownLatch(1);
        LedgerUnderTest ledger = opened();
        grow(ledger, 1);
        at("2026-11-24T10:00:00Z");
        copying(ledger, (checkpoint, occasion) -> {
            asked.countDown();
            try {
                open.await();
            } catch (InterruptedException e) {
                throw new Outside.NotHandedOver("interrupted", true);
            }
            take(checkpoint, occasion);
        });
        asked.await();
        grow(ledger, 5);
        assertThat(taken).isEmpty();

        open.countDown();
        await().until(() -> !taken.isEmpty());
        assertThat(taken).containsExactly("1 END_OF_DAY");
    }

    @Test
    void aProcessThatOnlyReadsSendsNothing() throws Exception {
        grow(opened(), 1);
        LedgerUnderTest reader = open(LedgerOptions::readOnly);

        assertThatThrownBy(() -> reader.ledger.custody().copying(this::take)).isInstanceOf(LedgerUnavailable.class);
    }

    private LedgerUnderTest opened() {
        return open(options -> options.withClock(now::get));
    }

    private Copying copying(LedgerUnderTest ledger, Outside outside) {
        Copying copying = ledger.ledger.custody().copying(outside).start(SOON);
        running.add(copying);
        return copying;
    }

    private void take(SignedCheckpoint checkpoint, Outside.Occasion occasion) {
        taken.add(checkpoint.checkpoint().size() + " " + occasion);
    }

    private void at(String instant) {
        now.set(Instant.parse(instant));
    }

    private static void grow(LedgerUnderTest ledger, int times) throws Exception {
        for (int i = 0; i < times; i++) {
            ledger.append(AppendCondition.none(), null, counted(i, "incident:i"));
            ledger.ledger.signCheckpoint();
        }
    }
}
