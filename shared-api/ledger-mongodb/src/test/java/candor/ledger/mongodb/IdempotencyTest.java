package candor.ledger.mongodb;

import static candor.ledger.mongodb.Samples.command;
import static candor.ledger.mongodb.Samples.counted;
import static candor.ledger.mongodb.Samples.tagged;
import static candor.ledger.mongodb.Samples.unlessChanged;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import candor.ledger.mongodb.Receipt.ReceiptEvent;
import java.util.UUID;
import org.axonframework.eventsourcing.eventstore.AppendCondition;
import org.axonframework.eventsourcing.eventstore.ConsistencyMarker;
import org.junit.jupiter.api.Test;

class IdempotencyTest extends OnEmbeddedStore {

    private final UUID id = UUID.randomUUID();

    @Test
    void aRepeatStoresNothingAndGetsTheFirstAnswer() throws Exception {
        LedgerUnderTest ledger = open();
        ConsistencyMarker first = ledger.append(AppendCondition.none(), command(id, "aa"), counted(1, "course:a"));
        ledger.append(AppendCondition.none(), null, counted(2, "course:a"));

        assertThat(ledger.append(AppendCondition.none(), command(id, "aa"), counted(1, "course:a"))).isEqualTo(first);
        assertThat(events()).hasSize(2);
    }

    @Test
    void aRepeatIsRecognisedBeforeItsOwnEventsMakeItsConditionFail() throws Exception {
        LedgerUnderTest ledger = open();
        ConsistencyMarker start = ledger.marker(tagged("course:a"));
        ConsistencyMarker first = ledger.append(unlessChanged(tagged("course:a"), start), command(id, "aa"), counted(1, "course:a"));

        assertThat(ledger.append(unlessChanged(tagged("course:a"), start), command(id, "aa"), counted(1, "course:a"))).isEqualTo(first);
    }

    @Test
    void anotherBodyIsRefused() throws Exception {
        LedgerUnderTest ledger = open();
        ledger.append(AppendCondition.none(), command(id, "aa"), counted(1, "course:a"));

        assertThatThrownBy(() -> ledger.append(AppendCondition.none(), command(id, "bb"), counted(2, "course:a"))).hasCauseInstanceOf(IdempotencyConflict.class);
        assertThat(events()).hasSize(1);
    }

    @Test
    void aRepeatThatOnlyTheStoreRemembersIsAnsweredToo() throws Exception {
        ConsistencyMarker first;
        try (LedgerUnderTest before = open()) {
            first = before.append(AppendCondition.none(), command(id, "aa"), counted(1, "course:a"));
            for (int i = 0; i < 520; i++) {
                before.append(AppendCondition.none(), null, counted(i, "course:c"));
            }
        }
        LedgerUnderTest ledger = open();

        assertThat(ledger.append(AppendCondition.none(), command(id, "aa"), counted(1, "course:a"))).isEqualTo(first);
        assertThatThrownBy(() -> ledger.append(AppendCondition.none(), command(id, "bb"), counted(1, "course:a"))).hasCauseInstanceOf(IdempotencyConflict.class);
        assertThat(events()).hasSize(521);
    }

    @Test
    void aRepeatAtAnotherProcessIsAnsweredThere() throws Exception {
        LedgerUnderTest one = open();
        LedgerUnderTest other = open();
        ConsistencyMarker first = one.append(AppendCondition.none(), command(id, "aa"), counted(1, "course:a"));

        assertThat(other.append(AppendCondition.none(), command(id, "aa"), counted(1, "course:a"))).isEqualTo(first);
        assertThat(events()).hasSize(1);
    }

    @Test
    void theReceiptNamesWhatWasStored() throws Exception {
        LedgerUnderTest ledger = open();
        ledger.append(AppendCondition.none(), null, counted(0, "course:z"));
        ledger.append(AppendCondition.none(), command(id, "aa"), counted(1, "course:a"), counted(2, "course:a"));

        Receipt receipt = ledger.ledger.receipt(id).orElseThrow();
        assertThat(receipt.firstPosition()).isEqualTo(1);
        assertThat(receipt.bodyHash()).isEqualTo("aa");
        assertThat(receipt.events()).extracting(ReceiptEvent::ordinal).containsExactly(1L, 2L);
        assertThat(receipt.events()).extracting(ReceiptEvent::leafHash).isEqualTo(ledger.ledger.reader().leafHashes(1, 3));
        assertThat(ledger.ledger.receipt(UUID.randomUUID())).isEmpty();
        assertThat(open().ledger.receipt(id)).contains(receipt);
    }
}
