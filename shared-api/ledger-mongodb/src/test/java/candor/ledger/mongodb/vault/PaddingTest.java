package candor.ledger.mongodb.vault;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PaddingTest {

    @ParameterizedTest
    @CsvSource({"0,256", "1,256", "254,256", "255,256", "256,512", "257,512", "511,512", "512,1024", "262144,524288"})
    void fillsUpToThePowerOfTwoAboveWithRoomForTheMark(int length, int padded) {
        byte[] plain = new byte[length];
        java.util.Arrays.fill(plain, (byte) 'x');

        assertThat(Padding.pad(plain)).hasSize(padded);
        assertThat(Padding.strip(Padding.pad(plain))).isEqualTo(plain);
    }

    @Test
    void textThatEndsLikePaddingComesBackWhole() {
        byte[] plain = {1, (byte) 0x80, 0, 0};

        assertThat(Padding.strip(Padding.pad(plain))).isEqualTo(plain);
    }

    @Test
    void withoutAMarkNothingIsLeft() {
        assertThat(Padding.strip(new byte[256])).isEmpty();
    }
}
