package candor.ledger.mongodb;

import static candor.ledger.mongodb.Samples.counted;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicReference;
import org.axonframework.eventsourcing.eventstore.AppendCondition;
import org.junit.jupiter.api.Test;

class LedgerClockTest extends OnEmbeddedStore {

    private static final Instant NOON = Instant.parse("2026-11-24T12:00:00.123456789Z");

    private final AtomicReference<Instant> now = new AtomicReference<>(NOON);

    @Test
    void theRecordedTimeIsCutToMicroseconds() throws Exception {
        LedgerUnderTest ledger = open(options -> options.withClock(now::get));
        ledger.append(AppendCondition.none(), null, counted(1));

        assertThat(recorded(ledger, 0)).isEqualTo(Instant.parse("2026-11-24T12:00:00.123456Z"));
    }

    @Test
    void aSmallStepBackDoesNotShow() throws Exception {
        LedgerUnderTest ledger = open(options -> options.withClock(now::get));
        ledger.append(AppendCondition.none(), null, counted(1));
        now.set(NOON.minusSeconds(5));
        ledger.append(AppendCondition.none(), null, counted(2));

        assertThat(recorded(ledger, 1)).isEqualTo(recorded(ledger, 0));
        assertThat(ledger.ledger.state()).isInstanceOf(LedgerState.Running.class);
    }

    @Test
    void aLargeStepBackStopsRecordingUntilTheClockIsRight() throws Exception {
        LedgerUnderTest ledger = open(options -> options.withClock(now::get));
        ledger.append(AppendCondition.none(), null, counted(1));
        now.set(NOON.minus(Duration.ofSeconds(6)));

        assertThat(ledger.ledger.state()).isInstanceOf(LedgerState.Waiting.class);
        assertThatThrownBy(() -> ledger.append(AppendCondition.none(), null, counted(2))).hasCauseInstanceOf(LedgerUnavailable.class);
        assertThat(events()).hasSize(1);
        now.set(NOON.plusSeconds(1));
        ledger.append(AppendCondition.none(), null, counted(2));
        assertThat(ledger.ledger.state()).isInstanceOf(LedgerState.Running.class);
    }

    private static Instant recorded(LedgerUnderTest ledger, long position) {
        return ledger.ledger.reader().entry(position).orElseThrow().entry().at();
    }
}
