package candor.platform.edge;

import static org.assertj.core.api.Assertions.assertThat;

import candor.RuleViolation;
import candor.ledger.mongodb.CorruptLedger;
import candor.ledger.mongodb.LedgerUnavailable;
import com.mongodb.MongoTimeoutException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ProblemsTest {

    @ParameterizedTest
    @ValueSource(strings = {LedgerUnavailable.BUSY, LedgerUnavailable.STORE_FAILED, LedgerUnavailable.OUTCOME_UNKNOWN})
    void aLedgerThatCannotTakeItNowSaysWhenToTryAgain(String code) {
        Problem problem = Problems.of(new LedgerUnavailable(code, "not now"));

        assertThat(problem.status()).isEqualTo(503);
        assertThat(problem.code()).isEqualTo(code);
        assertThat(problem.retryAfter()).hasValue(1);
    }

    @Test
    void aStoreThatDoesNotAnswerSaysSoToo() {
        assertThat(Problems.of(new MongoTimeoutException("none")).retryAfter()).hasValue(1);
    }

    @Test
    void whereWaitingChangesNothingNobodyIsToldToWait() {
        assertThat(Problems.of(new CorruptLedger("damaged"))).satisfies(problem -> {
            assertThat(problem.status()).isEqualTo(503);
            assertThat(problem.retryAfter()).isEmpty();
        });
        assertThat(Problems.of(new LedgerUnavailable(LedgerUnavailable.CLOSED, "halted")).retryAfter()).isEmpty();
        assertThat(Problems.of(new RuleViolation("incident.closed", "it is closed")).retryAfter()).isEmpty();
    }
}
