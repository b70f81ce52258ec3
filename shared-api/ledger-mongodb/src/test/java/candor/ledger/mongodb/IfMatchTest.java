package candor.ledger.mongodb;

import static candor.ledger.mongodb.Samples.counted;
import static candor.ledger.mongodb.Samples.event;
import static candor.ledger.mongodb.Samples.seen;
import static candor.ledger.mongodb.Samples.unlessChanged;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.throwable;

import candor.ledger.mongodb.Samples.Counted;
import candor.ledger.mongodb.StaleView.Newer;
import org.axonframework.eventsourcing.eventstore.AppendCondition;
import org.axonframework.messaging.core.QualifiedName;
import org.axonframework.messaging.eventstreaming.EventCriteria;
import org.axonframework.messaging.eventstreaming.Tag;
import org.junit.jupiter.api.Test;

class IfMatchTest extends OnEmbeddedStore {

    private static final EventCriteria SCORES = EventCriteria.havingTags(Tag.of("incident", "i")).andBeingOneOfTypes(new QualifiedName("test.Scored"));

    @Test
    void nothingNewerIsAccepted() throws Exception {
        LedgerUnderTest ledger = incident();

        assertThat(append(ledger, 3)).isNotNull();
    }

    @Test
    void newerEventsThatTheCommandDoesNotDecideOnAreAccepted() throws Exception {
        LedgerUnderTest ledger = incident();

        assertThat(append(ledger, 2)).isNotNull();
    }

    @Test
    void newerEventsThatItDecidesOnAreListed() throws Exception {
        LedgerUnderTest ledger = incident();

        assertThatThrownBy(() -> append(ledger, 1)).cause().asInstanceOf(throwable(StaleView.class))
                .satisfies(stale -> assertThat(stale.newer()).containsExactly(new Newer(2, "test.Scored", 1)));
        assertThat(events()).hasSize(3);
    }

    @Test
    void anOrdinalThatWasNeverReachedIsRefused() throws Exception {
        LedgerUnderTest ledger = incident();

        assertThatThrownBy(() -> append(ledger, 99)).cause().asInstanceOf(throwable(StaleView.class))
                .satisfies(stale -> assertThat(stale.newer()).isEmpty());
    }

    /** Ordinals 1 noted, 2 scored, 3 noted. */
    private LedgerUnderTest incident() throws Exception {
        LedgerUnderTest ledger = open();
        ledger.append(AppendCondition.none(), null, counted(1, "incident:i"));
        ledger.append(AppendCondition.none(), null, event("test.Scored", new Counted("s", 2), "incident:i"));
        ledger.append(AppendCondition.none(), null, counted(3, "incident:i"));
        return ledger;
    }

    private static Object append(LedgerUnderTest ledger, long seen) throws Exception {
        return ledger.append(unlessChanged(SCORES, ledger.marker(SCORES)), seen(seen), event("test.Scored", new Counted("s", 4), "incident:i"));
    }
}
