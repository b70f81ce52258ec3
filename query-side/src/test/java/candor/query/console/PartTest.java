package candor.query.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PartTest {
    private static List<Integer> numbers(int count) {
        return IntStream.range(0, count).boxed().toList();
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, Part.MOST - 1, Part.MOST, Part.MOST + 1, 2 * Part.MOST, 2 * Part.MOST + 1})
    void onePartAfterTheOtherShowsEverythingOnceInOrder(int count) {
        List<Integer> shown = new ArrayList<>();
        for (int from = 0; from < count; from = new Part<>(numbers(count), from).next()) {
            shown.addAll(new Part<>(numbers(count), from).items());
        }
        assertThat(shown).isEqualTo(numbers(count));
        assertThat(new Part<>(numbers(count), 0).isPart()).isEqualTo(count > Part.MOST);
    }

    @Test
    void thePartBeforeLeadsBackToTheStart() {
        var last = new Part<>(numbers(2 * Part.MOST + 1), 2 * Part.MOST);
        assertThat(last.items()).containsExactly(2 * Part.MOST);
        assertThat(last.before()).isEqualTo(Part.MOST);
        assertThat(new Part<>(last.all(), last.before()).before()).isZero();
    }

    @Test
    void anAddressThatPointsOutsideTheListShowsWhatIsNearest() {
        assertThat(new Part<>(numbers(3), -1).items()).containsExactly(0, 1, 2);
        assertThat(new Part<>(numbers(3), 99).items()).isEmpty();
    }
}
