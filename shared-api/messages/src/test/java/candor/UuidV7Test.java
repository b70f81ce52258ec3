package candor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;

class UuidV7Test {
    private static final byte[] RANDOM = HexFormat.of().parseHex("0cc318c4dc0c0c07398f");

    @Test
    void theExampleOfTheStandardComesOut() {
        assertThat(UuidV7.of(Instant.ofEpochMilli(0x017F22E279B0L), RANDOM)).hasToString("017f22e2-79b0-7cc3-98c4-dc0c0c07398f");
    }

    @Test
    void timesBeforeTheEpochSortFirst() {
        assertThat(UuidV7.of(Instant.parse("1969-01-01T00:00:00Z"), RANDOM).toString()).startsWith("00000000-0000-7");
    }

    @Test
    void tooLittleRandomnessIsRefused() {
        assertThatThrownBy(() -> UuidV7.of(Instant.EPOCH, new byte[9])).isInstanceOf(IllegalArgumentException.class);
    }
}
