package candor.signal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SignalReferenceTest {
    private static final String SIGNAL = "01980000-0000-7000-8000-000000000001";

    @Test
    void isTheSameForEver() {
        assertThat(SignalReference.of(SIGNAL)).isEqualTo(SignalReference.of(SIGNAL)).isEqualTo("SIG-MMDK6-WGF3H");
    }

    @Test
    void isAnotherForEachOfManySignals() {
        Set<String> references = new HashSet<>();
        for (int i = 0; i < 100_000; i++) {
            references.add(SignalReference.of("signal-" + i));
        }
        assertThat(references).hasSize(100_000).allMatch(reference -> reference.matches("SIG-[0-9A-HJKMNP-TV-Z]{5}-[0-9A-HJKMNP-TV-Z]{5}"));
    }

    @Test
    void isUnderstoodAsPeopleTypeIt() {
        String reference = SignalReference.of("signal-10");
        String plain = reference.replace("-", "").toLowerCase(Locale.ROOT);

        assertThat(SignalReference.typed(reference)).contains(reference);
        assertThat(SignalReference.typed(" " + plain + " ")).contains(reference);
        assertThat(SignalReference.typed(plain.substring(3))).contains(reference);
        assertThat(SignalReference.typed(reference.replace('0', 'o').replace('1', 'l'))).contains(reference);
        assertThat(SignalReference.typed("sig oi1l0 00000")).contains("SIG-01110-00000");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "SIG-", "INC-2026-0001", "SIG-7K3M9-0QXDT1", "SIG-UUUUU-UUUUU"})
    void isNothingElse(String text) {
        assertThat(SignalReference.typed(text)).isEmpty();
    }
}
