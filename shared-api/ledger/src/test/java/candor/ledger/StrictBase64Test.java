package candor.ledger;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StrictBase64Test {

    private static final String NEAR = "AQgwEIMUYcko048xyz-_+/=. ";

    /** Told without decoding, it is what decoding and encoding again would tell. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void aStretchIsBase64urlIfItDecodesStrictly(long seed) {
        Random random = new Random(seed);
        int good = 0;
        for (int i = 0; i < 20_000; i++) {
            StringBuilder text = new StringBuilder();
            for (int length = random.nextInt(8); length > 0; length--) {
                text.append(NEAR.charAt(random.nextInt(NEAR.length())));
            }
            byte[] around = ("x" + text + "=").getBytes(US_ASCII);
            if (StrictBase64.isUrl(new ByteRange(around, 1, around.length - 1))) {
                good++;
                assertThat(StrictBase64.encodeUrl(StrictBase64.decodeUrl(text.toString()))).isEqualTo(text.toString());
            } else {
                assertThatThrownBy(() -> StrictBase64.decodeUrl(text.toString())).as(text.toString()).isInstanceOf(Malformed.class);
            }
        }
        assertThat(good).isBetween(1_000, 19_000);
    }
}
