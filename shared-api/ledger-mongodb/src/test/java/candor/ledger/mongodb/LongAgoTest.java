package candor.ledger.mongodb;

import static candor.ledger.mongodb.Samples.command;
import static candor.ledger.mongodb.Samples.counted;
import static candor.ledger.mongodb.Samples.tagged;
import static candor.ledger.mongodb.Samples.unlessChanged;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import candor.ledger.entry.Entry;
import candor.ledger.mongodb.fsck.Fsck;
import candor.ledger.mongodb.keys.KeepFolder;
import candor.ledger.mongodb.keys.KeyAccess;
import java.util.UUID;
import org.axonframework.eventsourcing.eventstore.AppendCondition;
import org.axonframework.eventsourcing.eventstore.AppendEventsTransactionRejectedException;
import org.axonframework.eventsourcing.eventstore.ConsistencyMarker;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * A process that appends alone reads the last 512 blocks when it starts, and says of a tag or command that it has not met there only what the
 * store says of it.
 */
@SuppressWarnings("NullAway.Init") // set before each test
class LongAgoTest extends OnEmbeddedStore {

    private static final int LATER = 600;

    private final UUID id = UUID.randomUUID();
    private ConsistencyMarker start;
    private ConsistencyMarker answer;
    private LedgerUnderTest ledger;

    @BeforeEach
    void startAgainMuchLater() throws Exception {
        try (LedgerUnderTest before = open(LedgerOptions::asSoleProcess)) {
            start = before.marker(tagged("incident:old"));
            answer = before.append(AppendCondition.none(), command(id, "aa"), counted(1, "incident:old", "ref:INC-1"));
            for (int i = 0; i < LATER; i++) {
                before.append(AppendCondition.none(), null, counted(i, "course:c"));
            }
        }
        assertThat(blocks()).hasSize(LATER + 1);
        ledger = open(LedgerOptions::asSoleProcess);
    }

    @Test
    void aCommandIsKnown() throws Exception {
        assertThat(ledger.ledger.receipt(id)).hasValueSatisfying(receipt -> assertThat(receipt.firstPosition()).isZero());
        assertThat(ledger.ledger.receipt(UUID.randomUUID())).isEmpty();
        assertThat(ledger.append(AppendCondition.none(), command(id, "aa"), counted(1, "incident:old"))).isEqualTo(answer);
        assertThatThrownBy(() -> ledger.append(AppendCondition.none(), command(id, "bb"), counted(1, "incident:old"))).hasCauseInstanceOf(IdempotencyConflict.class);
        assertThat(events()).hasSize(LATER + 1);
    }

    @Test
    void aTagStillMakesAConditionFail() throws Exception {
        assertThatThrownBy(() -> ledger.append(unlessChanged(tagged("ref:INC-1"), start), null, counted(2, "incident:new", "ref:INC-1")))
                .hasCauseInstanceOf(AppendEventsTransactionRejectedException.class);
        ledger.append(unlessChanged(tagged("ref:INC-2"), start), null, counted(2, "incident:new", "ref:INC-2"));
        assertThat(events()).hasSize(LATER + 2);
    }

    @Test
    void aStreamGoesOnWhereItEndedAndANewOneBegins() throws Exception {
        ledger.append(AppendCondition.none(), null, counted(2, "incident:old"));
        ledger.append(AppendCondition.none(), null, counted(3, "incident:new"));

        assertThat(entry(LATER + 1)).satisfies(entry -> {
            assertThat(entry.ordinal()).isEqualTo(2);
            assertThat(entry.previous()).hasValue(0);
        });
        assertThat(entry(LATER + 2)).satisfies(entry -> {
            assertThat(entry.ordinal()).isOne();
            assertThat(entry.previous()).isEmpty();
        });
        assertThat(Fsck.check(database(), KeyAccess.local(KeepFolder.open(folder.resolve("keep")), store.settings())).findings()).isEmpty();
    }

    private Entry entry(long position) {
        return ledger.ledger.reader().entry(position).orElseThrow().entry();
    }
}
