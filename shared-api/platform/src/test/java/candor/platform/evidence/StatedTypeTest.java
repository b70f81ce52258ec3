package candor.platform.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StatedTypeTest {
    @ParameterizedTest
    @CsvSource(nullValues = "-", value = {
        "text/plain,text/plain", "Text/HTML;charset=UTF-8,text/html", "image/svg+xml,image/svg+xml", "-,application/octet-stream", "text,application/octet-stream",
        "a/b/c,application/octet-stream", "'text/<script>',application/octet-stream"})
    void isReadWithoutParametersAndIsUnknownWhereItHasNotItsForm(@Nullable String header, String type) {
        assertThat(StatedType.read(header)).isEqualTo(type);
    }
}
