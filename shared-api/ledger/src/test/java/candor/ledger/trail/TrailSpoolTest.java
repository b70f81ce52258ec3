package candor.ledger.trail;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TrailSpoolTest {

    @TempDir
    Path work;

    @Test
    void entriesComeBackWholeInTheOrderOfPositionsAndAsOftenAsAsked() throws IOException {
        SampleTrail trail = new SampleTrail();
        try (TrailSpool spool = TrailSpool.in(work)) {
            for (TrailEntry entry : trail.entries.reversed()) {
                spool.add(entry);
            }
            spool.add(trail.log.shared(1, Map.of("summary", "größer")));
            assertThat(spool.positions()).containsExactly(0L, 1L, 2L, 3L, 5L);
            for (int reading = 0; reading < 2; reading++) {
                assertThat(StreamSupport.stream(spool.before(4).spliterator(), false).map(TrailEntry::index)).containsExactly(0L, 1L, 2L, 3L);
            }
            TrailEntry second = StreamSupport.stream(spool.before(2).spliterator(), false).toList().getLast();
            assertThat(second.withheld()).isEqualTo(Map.of("summary", "größer"));
            TrailEntry first = spool.before(1).iterator().next();
            assertThat(first.bytes()).isEqualTo(trail.entries.getFirst().bytes());
            assertThat(first.disclosures()).isEqualTo(trail.entries.getFirst().disclosures());
        }
        assertThat(work).isEmptyDirectory();
    }
}
