package candor.platform.health;

import static org.assertj.core.api.Assertions.assertThat;

import candor.ledger.mongodb.LedgerState;
import org.junit.jupiter.api.Test;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.Status;

class LedgerHealthTest {
    @Test
    void aRunningLedgerIsReady() {
        assertThat(LedgerHealth.of(new LedgerState.Running()).getStatus()).isEqualTo(Status.UP);
    }

    @Test
    void aWaitingLedgerIsNotAndSaysWhy() {
        Health health = LedgerHealth.of(new LedgerState.Waiting("the clock stepped back"));
        assertThat(health.getStatus()).isEqualTo(Status.OUT_OF_SERVICE);
        assertThat(health.getDetails()).containsEntry("reason", "the clock stepped back");
    }

    @Test
    void aHaltedLedgerIsNotAndSaysWhy() {
        Health health = LedgerHealth.of(new LedgerState.Halted("block 7 does not fit"));
        assertThat(health.getStatus()).isEqualTo(Status.OUT_OF_SERVICE);
        assertThat(health.getDetails()).containsEntry("state", "halted").containsEntry("reason", "block 7 does not fit");
    }
}
