package candor.query.evidence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import candor.platform.edge.Malformation;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RequestedRangeTest {
    @ParameterizedTest
    @CsvSource(nullValues = "-", value = {"-,0,100,true", "bytes=0-9,0,10,false", "bytes=90-200,90,10,false", "bytes=-5,95,5,false", "bytes=0-1;5-6,-,-,-", "'bytes=0-1,5-6',0,100,true"})
    void isReadAsTheHttpStandardSays(@Nullable String header, @Nullable Long from, @Nullable Long length, @Nullable Boolean whole) {
        if (from == null || length == null || whole == null) {
            assertThatThrownBy(() -> RequestedRange.of(header, 100)).isInstanceOfSatisfying(Malformation.class, refused -> assertThat(refused.code()).isEqualTo("request.bad-range"));
        } else {
            assertThat(RequestedRange.of(header, 100)).hasValue(new RequestedRange(from, length, whole));
        }
    }

    @Test
    void behindTheEndIsNothing() {
        assertThat(RequestedRange.of("bytes=100-", 100)).isEmpty();
    }
}
