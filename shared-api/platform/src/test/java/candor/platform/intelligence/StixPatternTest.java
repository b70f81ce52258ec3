package candor.platform.intelligence;

import static org.assertj.core.api.Assertions.assertThat;

import candor.platform.intelligence.StixPattern.Comparison;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StixPatternTest {

    @Test
    void ofOneValueIsThatValue() {
        assertThat(StixPattern.comparisons("[file:hashes.'SHA-256' = 'ab']")).hasValueSatisfying(all -> assertThat(all).containsExactly(new Comparison("file:hashes.'SHA-256'", "ab")));
    }

    @Test
    void ofSeveralIsEach() {
        assertThat(StixPattern.comparisons("[domain-name:value = 'a.example' OR (ipv4-addr:value = '192.0.2.1' AND url:value IN ('http://b', 'http://c'))] OR [autonomous-system:number = 64500]"))
                .hasValueSatisfying(all -> assertThat(all).extracting(Comparison::value).containsExactly("a.example", "192.0.2.1", "http://b", "http://c", "64500"));
    }

    @Test
    void keepsTheSignsThatAreEscapedInAText() {
        assertThat(StixPattern.comparisons("[file:name = 'it\\'s C:\\\\x']")).hasValueSatisfying(all -> assertThat(all).extracting(Comparison::value).containsExactly("it's C:\\x"));
    }

    @Test
    void ofANetworkOfAddressesIsTheNetwork() {
        assertThat(StixPattern.comparisons("[ipv4-addr:value ISSUBSET '198.51.100.0/24']")).hasValueSatisfying(all -> assertThat(all).extracting(Comparison::value).containsExactly("198.51.100.0/24"));
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "[email-message:subject MATCHES '^x']", "[file:name LIKE 'a%']", "[file:name != 'a']", "[NOT file:name = 'a']", "[file:size > 10]", "[file:name NOT = 'a']",
        "[file:name = 'a'] FOLLOWEDBY [file:name = 'b']", "[file:name = 'a'] REPEATS 5 TIMES", "([file:name = 'a'] AND [file:name = 'b']) WITHIN 300 SECONDS",
        "[file:name = 'a'] START t'2020-01-01T00:00:00Z' STOP t'2021-01-01T00:00:00Z'", "[domain-name:value ISSUBSET 'x']", "[artifact:payload_bin = b'AAAA']",
        "[file:name = true]", "[file:name = 'a", "[file:name = 'a'", "file:name = 'a'", "[]", "", "[file:name]", "[= 'a']", "[file:name = 'a' OR]", "[file:name = 'a'] x",
        "{", "rule x { condition: true }", "[file:name IN ()]", "[file:name = 'a' 'b']"})
    void thatSaysMoreThanValuesOrIsBrokenIsNotTakenApart(String pattern) {
        assertThat(StixPattern.comparisons(pattern)).isEmpty();
    }

    @Test
    void thatIsNestedWithoutEndIsNotTakenApart() {
        assertThat(StixPattern.comparisons("[" + "(".repeat(100_000) + "file:name = 'a'" + ")".repeat(100_000) + "]")).isEmpty();
    }

    @Test
    void withManyBackslashesIsReadWithoutBacktrackingForEver() {
        assertThat(StixPattern.comparisons("[file:name = '" + "\\\\".repeat(3_000) + "']")).isPresent();
        assertThat(StixPattern.comparisons("[file:name = '" + "\\\\".repeat(3_000))).isEmpty();
    }
}
