package candor.query.incident;

import static org.assertj.core.api.Assertions.assertThat;

import candor.DomainEvent;
import candor.incident.Bounds;
import candor.incident.Claimant;
import candor.query.fold.Envelopes;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** How a later assessment of scope differs from the one before of the same claimant. */
class ScopeGrowthTest {
    private static final String INC = "01980000-0000-7000-8000-000000000001";

    private static Map<Long, String> after(DomainEvent... events) {
        var ledger = new Envelopes();
        IncidentFold fold = IncidentFold.after(null, ledger.append(Told.declared(INC, "INC-2026-0001")));
        for (DomainEvent event : events) {
            fold = IncidentFold.after(fold, ledger.append(event));
        }
        return ScopeGrowth.of(Objects.requireNonNull(fold).view());
    }

    @Test
    void isSaidWithBothNumbersAndThatNobodySaidWhy() {
        assertThat(after(scope(1, Claimant.ORGANISATION, new Bounds(1L, 400L, 10_000L)), scope(2, Claimant.ORGANISATION, new Bounds(1L, 300L, 40_000L))))
                .containsExactly(Map.entry(3L, "Since assessment 1: likely 300 people (\u2212100), at most 40,000 people (+30,000); nobody said why"));
    }

    @Test
    void whatWasUnknownBeforeIsNotGrowth() {
        assertThat(after(scope(1, Claimant.PRESS, Bounds.UNKNOWN), scope(2, Claimant.PRESS, Bounds.atMost(5))).get(3L)).contains("at most 5 people, before unknown");
    }

    @Test
    void aClaimIsComparedWithItsClaimantsOnly() {
        assertThat(after(scope(1, Claimant.PRESS, Bounds.atMost(40_000)), scope(2, Claimant.ORGANISATION, Bounds.atMost(100)))).isEmpty();
    }

    private static DomainEvent scope(long number, Claimant claimant, Bounds persons) {
        return Told.scope(INC, number, claimant, persons, null);
    }
}
