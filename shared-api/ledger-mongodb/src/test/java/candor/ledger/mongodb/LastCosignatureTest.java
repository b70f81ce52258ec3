package candor.ledger.mongodb;

import static candor.ledger.mongodb.Samples.counted;
import static org.assertj.core.api.Assertions.assertThat;

import candor.ledger.mongodb.witness.Cosigning;
import candor.ledger.mongodb.witness.WitnessState;
import candor.ledger.policy.TlogPolicy;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import org.axonframework.eventsourcing.eventstore.AppendCondition;
import org.junit.jupiter.api.Test;

/** What is signed at the end has its cosignatures before the process is gone. */
class LastCosignatureTest extends OnEmbeddedStore {

    private static final Duration TIMEOUT = Duration.ofSeconds(20);

    @Test
    void theNewestCheckpointIsCosignedWithoutWaitingForTheNextLook() throws Exception {
        LedgerUnderTest ledger = open();
        try (TestWitness witness = TestWitness.start(ledger.ledger.reader().vkey()); Cosigning cosigning = ledger.ledger.custody().cosigning(witness.policy(), TIMEOUT)) {
            ledger.append(AppendCondition.none(), null, counted(1, "incident:i"));
            ledger.ledger.signCheckpoint();

            cosigning.askOnce(TIMEOUT);

            assertThat(cosigning.states()).extracting(WitnessState::size).containsOnly(1L);
            assertThat(ledger.ledger.reader().latestCheckpoint().orElseThrow().note().signatures()).as("the log's and two cosignatures").hasSize(3);
        }
    }

    @Test
    void aSilentWitnessHoldsUpTheEndNoLongerThanTheBound() throws Exception {
        LedgerUnderTest ledger = open();
        ledger.append(AppendCondition.none(), null, counted(1, "incident:i"));
        ledger.ledger.signCheckpoint();
        try (ServerSocket silent = new ServerSocket(0, 1, InetAddress.getLoopbackAddress()); TestWitness keys = TestWitness.start(ledger.ledger.reader().vkey())) {
            TlogPolicy policy = TlogPolicy.parse("witness W " + keys.keys().getFirst().vkey() + " http://127.0.0.1:" + silent.getLocalPort() + "/\nquorum W\n");
            long begun = System.nanoTime();
            try (Cosigning cosigning = ledger.ledger.custody().cosigning(policy, Duration.ofMinutes(10))) {
                cosigning.askOnce(Duration.ofMillis(200));
                assertThat(cosigning.states()).extracting(WitnessState::size).containsOnly(0L);
            }
            assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(Duration.ofMinutes(1));
        }
    }
}
