package candor.ledger.entry;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import candor.ledger.Malformed;
import candor.ledger.json.CanonicalJson;
import candor.ledger.json.StrictJson;
import candor.ledger.trail.SampleTrail;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.Arrays;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PlainEntryTest {

    @Test
    void everyOrdinaryEntryIsReadInOneGoAndAsTheStrictReaderReadsIt() {
        for (byte[] entry : new SampleTrail().log.entries) {
            assertThat(plainly(entry)).isPresent().isEqualTo(strictly(entry));
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void whateverItAcceptsTheStrictReaderAccepts(long seed) {
        Random random = new Random(seed);
        byte[] alphabet = "{}[]\",:\\0123456789abcdefghijklmnoprstuvzATZ_-.".getBytes(UTF_8);
        int accepted = 0;
        for (byte[] entry : new SampleTrail().log.entries) {
            for (int i = 0; i < 3_000; i++) {
                byte[] mutated = entry.clone();
                mutated[random.nextInt(mutated.length)] = alphabet[random.nextInt(alphabet.length)];
                Optional<Entry> read = plainly(mutated);
                if (read.isPresent()) {
                    accepted++;
                    assertThat(strictly(mutated)).as("seed %d, %s", seed, new String(mutated, UTF_8)).isEqualTo(read);
                }
            }
        }
        assertThat(accepted).isPositive();
    }

    @Test
    void whatIsCutOffOrGoesOnIsNotAccepted() {
        byte[] entry = new SampleTrail().log.entries.getFirst();
        for (int length = 0; length < entry.length; length++) {
            assertThat(plainly(Arrays.copyOf(entry, length))).isEmpty();
        }
        assertThat(plainly(Arrays.copyOf(entry, entry.length + 1))).isEmpty();
    }

    private static Optional<Entry> plainly(byte[] bytes) {
        return Optional.ofNullable(PlainEntry.read(bytes)).map(PlainEntry::entry);
    }

    private static Optional<Entry> strictly(byte[] bytes) {
        try {
            JsonNode json = StrictJson.parse(bytes);
            return Arrays.equals(bytes, CanonicalJson.write(json)) ? Optional.of(EntryReader.read(json)) : Optional.empty();
        } catch (Malformed e) {
            return Optional.empty();
        }
    }
}
