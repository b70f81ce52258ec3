package candor.platform.evidence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import candor.platform.edge.Malformation;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StatedDigestTest {
    /** RFC 9530, appendix B.1: the representation {"hello": "world"} with a line feed. */
    private static final String RFC = "sha-256=:RK/0qy18MlBSVnWgjwz6lZEWjP/lF5HF9bvEF8FabDg=:";

    private static final String HEX = "44aff4ab2d7c3250525675a08f0cfa9591168cffe51791c5f5bbc417c15a6c38";

    @Test
    void readsTheExampleOfTheRfc() {
        assertThat(StatedDigest.read(RFC, null)).hasValue(HEX);
        assertThat(StatedDigest.read(null, RFC)).hasValue(HEX);
        assertThat(StatedDigest.of(HEX)).isEqualTo(RFC);
    }

    @Test
    void readsTheOneItKnowsAmongOthers() {
        assertThat(StatedDigest.read("sha-512=:AAAA:, " + RFC + ";note=1", RFC)).hasValue(HEX);
    }

    @Test
    void findsNoneWhereNoneIsStated() {
        assertThat(StatedDigest.read(null, null)).isEmpty();
        assertThat(StatedDigest.read("sha-512=:AAAA:", null)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"sha-256=RK/0qy18MlBSVnWgjwz6lZEWjP/lF5HF9bvEF8FabDg=", "sha-256=:AAAA:", "sha-256=:====:", "sha-256=:" + HEX + ":"})
    void refusesWhatHasNotItsForm(String header) {
        assertBad(header, null);
    }

    @Test
    void refusesTwoThatDiffer() {
        assertBad(RFC, StatedDigest.of("ab".repeat(32)));
    }

    private static void assertBad(String representation, @Nullable String content) {
        assertThatThrownBy(() -> StatedDigest.read(representation, content))
                .isInstanceOfSatisfying(Malformation.class, refused -> assertThat(refused.code()).isEqualTo("request.bad-digest"));
    }
}
