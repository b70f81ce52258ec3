package candor.testimony;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import candor.testimony.Occurred.Kind;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;

class OccurredTest {
    private static final StatedTime APRIL = StatedTime.parse("2018-04", ZoneOffset.UTC);
    private static final StatedTime JUNE = StatedTime.parse("2018-06", ZoneOffset.UTC);

    @Test
    void anIntervalMayStillBeOpen() {
        assertThat(Occurred.between(APRIL, null).end()).isNull();
    }

    @Test
    void anIntervalCannotEndBeforeItBegins() {
        assertThatThrownBy(() -> Occurred.between(JUNE, APRIL)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void anExactTimeHasNoEnd() {
        assertThatThrownBy(() -> new Occurred(Kind.EXACT, APRIL, JUNE)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void anUpperLimitHasNoBeginning() {
        assertThatThrownBy(() -> new Occurred(Kind.NOT_AFTER, APRIL, JUNE)).isInstanceOf(IllegalArgumentException.class);
        assertThat(new Occurred(Kind.NOT_AFTER, null, JUNE).end()).isEqualTo(JUNE);
    }

    @Test
    void anUnknownTimeHasNoLimits() {
        assertThatThrownBy(() -> new Occurred(Kind.UNKNOWN, APRIL, null)).isInstanceOf(IllegalArgumentException.class);
    }
}
