package candor.platform.edge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import candor.RuleViolation;
import candor.ledger.mongodb.CorruptLedger;
import candor.ledger.mongodb.DamagedTile;
import candor.ledger.mongodb.LedgerUnavailable;
import candor.ledger.mongodb.OversizedEvent;
import candor.ledger.tile.TileAddress;
import com.mongodb.MongoTimeoutException;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.http.HttpStatus;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.web.server.ResponseStatusException;

class ProblemsTest {

    @ParameterizedTest
    @ValueSource(strings = {LedgerUnavailable.BUSY, LedgerUnavailable.STORE_FAILED, LedgerUnavailable.OUTCOME_UNKNOWN})
    void aLedgerThatCannotTakeItNowSaysWhenToTryAgain(String code) {
        Problem problem = Problems.of(new LedgerUnavailable(code, "not now"));

        assertThat(problem.status()).isEqualTo(503);
        assertThat(problem.code()).isEqualTo(code);
        assertThat(problem.retryAfter()).hasValue(1);
    }

    static Stream<Arguments> everyKind() {
        return Stream.of(
                arguments(new CorruptLedger("damaged"), 503, "ledger.corrupt"),
                arguments(new DamagedTile(new TileAddress(0, 0, 256), "damaged"), 503, "ledger.damaged-tile"),
                arguments(new OversizedEvent("too large"), 413, "ledger.event-too-large"),
                arguments(new ResponseStatusException(HttpStatus.SERVICE_UNAVAILABLE), 503, "server.unavailable"),
                arguments(new ResponseStatusException(HttpStatus.BAD_GATEWAY), 502, "server.unexpected"),
                arguments(new IllegalStateException("Grace Hopper's cards"), 500, "server.unexpected"),
                arguments(new BadCredentialsException("wrong"), 401, "access.unauthenticated"),
                arguments(new Malformation("request.bad-range", "a range"), 400, "request.bad-range"),
                arguments(new RuleViolation("request.second-person-needed", "a second person"), 409, "request.second-person-needed"));
    }

    @ParameterizedTest
    @MethodSource("everyKind")
    void everyFailureHasItsCodeAndSaysNothingOfItsInside(Throwable thrown, int status, String code) {
        Problem problem = Problems.of(thrown);

        assertThat(problem.code()).isEqualTo(code);
        assertThat(problem.status()).isEqualTo(status);
        assertThat(problem.detail()).isNotBlank().doesNotContain("Hopper");
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
