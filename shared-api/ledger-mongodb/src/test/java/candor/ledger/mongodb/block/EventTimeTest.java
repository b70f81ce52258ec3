package candor.ledger.mongodb.block;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EventTimeTest {

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void isReadAsTheJdkReadsIt(long seed) {
        Random random = new Random(seed);
        for (int i = 0; i < 2_000; i++) {
            int nano = random.nextInt(1_000_000_000);
            int cut = List.of(1, 1_000, 1_000_000, 1_000_000_000).get(random.nextInt(4));
            Instant instant = Instant.ofEpochSecond(random.nextLong(-70_000_000_000L, 250_000_000_000L), nano - nano % cut);
            assertThat(EventTime.parse(instant.toString())).isEqualTo(instant);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"2026-11-23T10:15:30.5Z", "2024-02-29T23:59:59Z", "2026-11-23T10:15:30.12345Z", "+12026-11-23T10:15:30Z", "-0001-01-01T00:00:00Z",
            "2026-11-23T24:00:00Z", "2026-11-23T10:15:30+01:00"})
    void unusualSpellingsAreReadAsTheJdkReadsThem(String text) {
        assertThat(EventTime.parse(text)).isEqualTo(Instant.parse(text));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "Z", "2026-11-23", "2026-02-30T10:15:30Z", "2026-13-01T10:15:30Z", "2026-11-23T10:61:30Z", "2026-11-23T10:15:30.1234567890Z",
            "2026-11-23T10:15:3aZ", "2026-11-23T10:15:30.12x4Z", "2026-11-23T10:15:30"})
    void whatIsNoTimeIsRefused(String text) {
        assertThatThrownBy(() -> EventTime.parse(text)).isInstanceOf(DateTimeException.class);
    }

    @Test
    void sortsAsInstantsDo() {
        Random random = new Random(4);
        List<Instant> instants = new ArrayList<>();
        for (int i = 0; i < 500; i++) {
            instants.add(Instant.ofEpochSecond(random.nextLong(-3_000_000_000L, 4_000_000_000L), random.nextInt(1_000_000_000)));
        }
        List<String> texts = new ArrayList<>(instants.stream().map(EventTime::sortable).toList());
        texts.sort(null);
        instants.sort(null);

        assertThat(texts).isEqualTo(instants.stream().map(EventTime::sortable).toList());
        assertThat(EventTime.sortable(Instant.parse("2026-11-23T10:15:30.120Z"))).isEqualTo("0000100001795428930.120000000");
    }
}
