package candor.ledger.mongodb;

import static candor.ledger.mongodb.Samples.counted;
import static org.assertj.core.api.Assertions.assertThat;

import candor.ledger.mongodb.ScriptedTimeAuthority.Behaviour;
import candor.ledger.mongodb.witness.StampState;
import candor.ledger.mongodb.witness.Stamping;
import candor.ledger.timestamp.TimeAuthorities;
import candor.ledger.timestamp.TimeAuthorityClient;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.awaitility.Awaitility;
import org.axonframework.eventsourcing.eventstore.AppendCondition;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class StampingTest extends OnEmbeddedStore {

    private static final Instant NOW = Instant.parse("2026-11-23T10:15:30Z");
    private static final Duration OFTEN = Duration.ofMillis(10);
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final Duration NO_PATIENCE = Duration.ofMillis(200);

    private ScriptedTimeAuthority authority;

    @BeforeEach
    void openAuthority() throws Exception {
        authority = new ScriptedTimeAuthority(NOW);
    }

    @AfterEach
    void closeAuthority() {
        authority.close();
    }

    @Test
    void theNewestCheckpointIsStampedOnceAndTheStampKept() throws Exception {
        LedgerUnderTest ledger = openAt();
        grow(ledger, 1);
        SignedCheckpoint newest = grow(ledger, 2);
        try (Stamping stamping = stamping(ledger, PATIENCE, trusted(authority)).start(OFTEN)) {
            assertThat(awaitStamp(stamping, 2)).isEqualTo(new StampState(2, Optional.of(NOW), Optional.empty()));
            assertThat(ledger.ledger.reader().timestamp(1)).as("one in each interval").isEmpty();
            assertThat(trusted(authority).orElseThrow().verify(ledger.ledger.reader().timestamp(2).orElseThrow(), newest.checkpoint())).isEqualTo(NOW);
            grow(ledger, 3);
            awaitStamp(stamping, 3);
            assertThat(authority.asked()).isEqualTo(2);
        }
    }

    @Test
    void aStampOfSomebodyElseIsNotKept() throws Exception {
        LedgerUnderTest ledger = openAt();
        grow(ledger, 1);
        try (ScriptedTimeAuthority other = new ScriptedTimeAuthority(NOW); Stamping stamping = stamping(ledger, PATIENCE, trusted(other)).start(OFTEN)) {
            assertThat(awaitTrouble(stamping).size()).isZero();
            assertThat(ledger.ledger.reader().timestamp(1)).isEmpty();
        }
    }

    @Test
    void aRefusalIsReportedAndTriedAgain() throws Exception {
        LedgerUnderTest ledger = openAt();
        authority.from(Behaviour.REFUSES);
        grow(ledger, 1);
        try (Stamping stamping = stamping(ledger, PATIENCE, Optional.empty()).start(OFTEN)) {
            assertThat(awaitTrouble(stamping).trouble().orElseThrow()).contains("answers with the status 503");
            authority.from(Behaviour.GRANTS);
            assertThat(awaitStamp(stamping, 1).trouble()).isEmpty();
        }
    }

    @Test
    void silenceHoldsUpNeitherAppendingNorSigning() throws Exception {
        LedgerUnderTest ledger = openAt();
        authority.from(Behaviour.IS_SILENT);
        grow(ledger, 1);
        try (Stamping stamping = stamping(ledger, NO_PATIENCE, Optional.empty()).start(OFTEN)) {
            assertThat(awaitTrouble(stamping).trouble().orElseThrow()).contains("does not answer in time");
            assertThat(grow(ledger, 2).checkpoint().size()).isEqualTo(2);
            authority.from(Behaviour.GRANTS);
            awaitStamp(stamping, 2);
        }
    }

    @Test
    void afterARestartOnlyWhatIsNotStampedYetIsStamped() throws Exception {
        LedgerUnderTest before = openAt();
        grow(before, 1);
        try (Stamping stamping = stamping(before, PATIENCE, trusted(authority)).start(OFTEN)) {
            awaitStamp(stamping, 1);
        }
        byte[] stamp = before.ledger.reader().timestamp(1).orElseThrow().der();
        before.close();

        LedgerUnderTest after = openAt();
        try (Stamping stamping = stamping(after, PATIENCE, trusted(authority)).start(OFTEN)) {
            assertThat(awaitStamp(stamping, 1).at()).contains(NOW);
            assertThat(authority.asked()).isOne();
            grow(after, 2);
            awaitStamp(stamping, 2);
        }
        assertThat(authority.asked()).isEqualTo(2);
        assertThat(after.ledger.reader().timestamp(1).orElseThrow().der()).isEqualTo(stamp);
    }

    private LedgerUnderTest openAt() {
        return open(options -> options.withClock(() -> NOW));
    }

    private static SignedCheckpoint grow(LedgerUnderTest ledger, int number) throws Exception {
        ledger.append(AppendCondition.none(), null, counted(number, "incident:i"));
        return ledger.ledger.signCheckpoint().orElseThrow();
    }

    private Stamping stamping(LedgerUnderTest ledger, Duration timeout, Optional<TimeAuthorities> trusted) {
        return ledger.ledger.custody().stamping(new TimeAuthorityClient(authority.address(), timeout), trusted);
    }

    private static Optional<TimeAuthorities> trusted(ScriptedTimeAuthority authority) throws Exception {
        return Optional.of(TimeAuthorities.parse(authority.pem()));
    }

    private static StampState awaitStamp(Stamping stamping, long size) {
        return Awaitility.await().pollInterval(OFTEN).until(stamping::state, state -> state.size() == size);
    }

    private static StampState awaitTrouble(Stamping stamping) {
        return Awaitility.await().pollInterval(OFTEN).until(stamping::state, state -> state.trouble().isPresent());
    }
}
