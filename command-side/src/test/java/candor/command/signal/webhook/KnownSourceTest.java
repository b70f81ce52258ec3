package candor.command.signal.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import candor.platform.webhook.WebhookSecret;
import candor.signal.AlertForm;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class KnownSourceTest {
    private static final Instant ROTATED = Instant.parse("2026-11-29T02:00:00Z");

    @Test
    void hasOneSecretBeforeItIsRotated() {
        assertThat(secrets(1, null, ROTATED)).containsExactly(1L);
    }

    @Test
    void hasTwoForADayAfterARotationAndThenTheNewestOnly() {
        assertThat(secrets(3, ROTATED, ROTATED)).containsExactly(3L, 2L);
        assertThat(secrets(3, ROTATED, ROTATED.plusSeconds(86_399))).containsExactly(3L, 2L);
        assertThat(secrets(3, ROTATED, ROTATED.plusSeconds(86_400))).containsExactly(3L);
    }

    /** Generations of the secrets that are taken, told by what they are made of. */
    private static List<Long> secrets(long generation, @Nullable Instant rotated, Instant now) {
        var source = new KnownSource("siem", AlertForm.PLAIN, generation, rotated);
        return source.secrets(KnownSourceTest::identify, now).stream().map(KnownSourceTest::generation).toList();
    }

    private static String identify(String namespace, String value) {
        return HexFormat.of().formatHex(value.getBytes(StandardCharsets.UTF_8));
    }

    private static long generation(WebhookSecret secret) {
        for (long generation = 1; generation < 10; generation++) {
            if (secret.shown().equals(WebhookSecret.of(KnownSourceTest::identify, "siem", generation).shown())) {
                return generation;
            }
        }
        throw new AssertionError("none of ours");
    }
}
