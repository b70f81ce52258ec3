package candor.query;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class UnitWordsTest {

    @ParameterizedTest
    @CsvSource({"0,hours,0 hours", "1,hours,1 hour", "2,hours,2 hours", "1.5,days,1.5 days", "10,months,10 months", "1,weeks,1 week"})
    void oneHasNoS(String amount, String units, String said) {
        assertThat(UnitWords.amount(amount, units)).isEqualTo(said);
    }
}
