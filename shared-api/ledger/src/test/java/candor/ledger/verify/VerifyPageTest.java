package candor.ledger.verify;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import candor.ledger.Hash;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The page keeps to itself. {@code -Dcandor.page.write=true} writes the hashes in its policy anew after its script or style was changed. */
class VerifyPageTest {

    private static final Path PAGE = Path.of("src/main/resources/candor/ledger/verify/verify.html");

    @Test
    void runsItsOwnScriptAndStyleAndNoOther() throws IOException {
        String page = Files.readString(PAGE);
        String expected = withHash(withHash(page, "script"), "style");
        if (Boolean.getBoolean("candor.page.write")) {
            Files.writeString(PAGE, expected);
        }
        assertThat(Files.readString(PAGE)).isEqualTo(expected);
        assertThat(page).containsOnlyOnce("<script").containsOnlyOnce("<style").contains("default-src 'none'").contains("connect-src 'none'");
    }

    @Test
    void namesNoAddressAndHasNoHandlersInItsMarkup() throws IOException {
        assertThat(Files.readString(PAGE)).doesNotContainPattern("https?://").doesNotContainPattern("(?i)<[^>]+\\son[a-z]+=")
                .doesNotContainPattern("fetch\\(|XMLHttpRequest|WebSocket|import\\(|innerHTML|eval\\(|localStorage");
    }

    private static String withHash(String page, String element) {
        Matcher content = Pattern.compile("<" + element + ">(.*?)</" + element + ">", Pattern.DOTALL).matcher(page);
        assertThat(content.find()).isTrue();
        String hash = "sha256-" + Hash.sha256(content.group(1).getBytes(UTF_8)).base64();
        return page.replaceFirst(element + "-src '[^']*'", Matcher.quoteReplacement(element + "-src '" + hash + "'"));
    }
}
