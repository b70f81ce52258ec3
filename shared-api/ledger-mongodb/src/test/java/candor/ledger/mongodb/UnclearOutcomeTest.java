package candor.ledger.mongodb;

import static candor.ledger.mongodb.Samples.command;
import static candor.ledger.mongodb.Samples.counted;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mongodb.MongoSocketReadException;
import com.mongodb.ServerAddress;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.axonframework.eventsourcing.eventstore.AppendCondition;
import org.axonframework.eventsourcing.eventstore.GlobalIndexConsistencyMarker;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The connection breaks around the write of a block. */
@SuppressWarnings("NullAway.Init") // set up before each test
class UnclearOutcomeTest extends OnEmbeddedStore {

    private final AtomicInteger faults = new AtomicInteger(1);
    private Intercepted blocks;
    private LedgerUnderTest ledger;

    @BeforeEach
    void openLedger() {
        blocks = new Intercepted(database());
        ledger = open(blocks, options -> options);
    }

    @Test
    void aWriteThatWasAppliedBeforeTheConnectionBrokeIsStoredOnce() throws Exception {
        blocks.after(block -> breakConnection());

        assertThat(ledger.append(AppendCondition.none(), null, counted(1, "course:a"))).isEqualTo(new GlobalIndexConsistencyMarker(1));
        assertThat(events()).hasSize(1);
        assertThat(ledger.ledger.state()).isInstanceOf(LedgerState.Running.class);
    }

    @Test
    void aWriteThatWasNotAppliedIsRepeated() throws Exception {
        blocks.before(block -> breakConnection());

        assertThat(ledger.append(AppendCondition.none(), null, counted(1, "course:a"))).isEqualTo(new GlobalIndexConsistencyMarker(1));
        assertThat(events()).hasSize(1);
    }

    @Test
    void aWriteThatWasNotAppliedGivesWayToAnotherProcess() throws Exception {
        LedgerUnderTest other = open();
        blocks.before(block -> {
            if (faults.get() > 0) {
                append(other);
            }
            breakConnection();
        });
        ledger.append(AppendCondition.none(), null, counted(1, "course:a"));

        assertThat(events()).extracting(event -> event.getList("tags", String.class).getFirst()).containsExactly("course:other", "course:a");
    }

    @Test
    void whenItStaysUnclearTheCallerIsToldAndARepeatIsSafe() throws Exception {
        UUID id = UUID.randomUUID();
        faults.set(Integer.MAX_VALUE);
        blocks.after(block -> breakConnection());
        blocks.unreadable(true);

        assertThatThrownBy(() -> ledger.append(AppendCondition.none(), command(id, "aa"), counted(1, "course:a")))
                .hasCauseInstanceOf(LedgerUnavailable.class).cause()
                .extracting(failure -> ((LedgerUnavailable) failure).code()).isEqualTo(LedgerUnavailable.OUTCOME_UNKNOWN);
        assertThat(ledger.ledger.state()).isInstanceOf(LedgerState.Waiting.class);

        faults.set(0);
        blocks.unreadable(false);
        assertThat(ledger.append(AppendCondition.none(), command(id, "aa"), counted(1, "course:a"))).isEqualTo(new GlobalIndexConsistencyMarker(1));
        assertThat(events()).hasSize(1);
        assertThat(ledger.ledger.state()).isInstanceOf(LedgerState.Running.class);
    }

    private void breakConnection() {
        if (faults.getAndDecrement() > 0) {
            throw new MongoSocketReadException("broken by the test", new ServerAddress());
        }
    }

    private static void append(LedgerUnderTest other) {
        try {
            other.append(AppendCondition.none(), null, counted(0, "course:other"));
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }
}
