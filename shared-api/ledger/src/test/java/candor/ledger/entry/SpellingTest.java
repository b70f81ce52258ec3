package candor.ledger.entry;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Each form beside the pattern that defines it, on words that are changed a little. */
class SpellingTest {

    private record Form(Predicate<String> checked, Pattern pattern, List<String> words) {}

    private static final String LONG = "a".repeat(64);
    private static final List<Form> FORMS = List.of(
            new Form(Spelling::isUuid, Pattern.compile("[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}"),
                    List.of("0198f1c2-0000-7000-8000-00000000000a", "", "0198f1c2")),
            new Form(Spelling::isType, Pattern.compile("[A-Za-z][A-Za-z0-9_$.-]{0,199}"),
                    List.of("incident.Raised", "a", "", "b$_.-9", "A".repeat(199), "A".repeat(200), "A".repeat(201))),
            new Form(Spelling::isRevision, Pattern.compile("[!-~]{1,64}"), List.of("1", "", "!~", LONG, LONG.substring(1), LONG + "a")),
            new Form(Spelling::isTag, Pattern.compile("[A-Za-z][A-Za-z0-9_.-]{0,63}:[!-~]{1,255}"),
                    List.of("incident:a", "a:b:c", ":", "a:", ":b", "", LONG + ":1", LONG + "a:1", "k:" + "v".repeat(255), "k:" + "v".repeat(256))),
            new Form(Spelling::isComponent, Pattern.compile("[a-z][A-Za-z0-9]{0,63}"), List.of("severity", "a", "", "aB9", LONG, LONG + "a")));
    private static final String CHARACTERS = "aAzZ09_$.-:!~ \u007f\u00e4gf{@[`/;\n";

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void isWhatThePatternSays(long seed) {
        Random random = new Random(seed);
        for (Form form : FORMS) {
            for (String word : form.words()) {
                for (int i = 0; i < 300; i++) {
                    String changed = i == 0 ? word : changed(word, random);
                    assertThat(form.checked().test(changed)).as(changed).isEqualTo(form.pattern().matcher(changed).matches());
                }
            }
        }
    }

    private static String changed(String word, Random random) {
        StringBuilder text = new StringBuilder(word);
        int at = random.nextInt(word.length() + 1);
        char c = CHARACTERS.charAt(random.nextInt(CHARACTERS.length()));
        return switch (random.nextInt(3)) {
            case 0 -> text.insert(at, c).toString();
            case 1 -> at == word.length() ? word + c : text.deleteCharAt(at).toString();
            default -> at == word.length() ? word : text.replace(at, at + 1, String.valueOf(c)).toString();
        };
    }
}
