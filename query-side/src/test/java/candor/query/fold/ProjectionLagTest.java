package candor.query.fold;

import static org.assertj.core.api.Assertions.assertThat;

import candor.ledger.mongodb.Head;
import candor.ledger.mongodb.LedgerReader;
import candor.query.Projected;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.util.Objects;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.mockito.Mockito;

class ProjectionLagTest {
    @ParameterizedTest
    @CsvSource({"0, -1, 0", "10, 9, 0", "10, 4, 5", "10, -1, 10", "10, 12, 0"})
    void isWhatTheReadModelsDoNotContainYet(long size, long position, double lag) {
        LedgerReader ledger = Mockito.mock(LedgerReader.class);
        Head head = Mockito.mock(Head.class);
        Mockito.when(head.size()).thenReturn(size);
        Mockito.when(ledger.head()).thenReturn(head);
        Projected projected = Mockito.mock(Projected.class);
        Mockito.when(projected.position()).thenReturn(position);
        SimpleMeterRegistry meters = new SimpleMeterRegistry();
        new ProjectionLag(ledger, projected).bindTo(meters);
        assertThat(Objects.requireNonNull(meters.find("candor.projection.lag.entries").gauge()).value()).isEqualTo(lag);
    }
}
