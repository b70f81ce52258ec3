package candor.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** A refusal that no test names can lose its code, which programs rely on, and nobody would notice. */
class RefusalCodesTest {
    private static final Path ROOT = Path.of("..", "..").toAbsolutePath().normalize();

    /** What makes a refusal, up to the code in it. */
    private static final Pattern REFUSAL = Pattern.compile("(?:RuleViolation|Malformation|Problem\\.of|refuseIf)\\s*\\([^;]{0,160}?\"([a-z]+\\.[a-z][a-z-]*[a-z])\"");

    /** Shown on pages or terminals as a sentence only, or not to be had without breaking the machine; each may be taken off, none put on. */
    private static final Set<String> NAMED_BY_NO_TEST = Set.of(
            "access.passwords-differ", "access.unknown-role", "backup.keys-changed", "backup.sample", "disclosure.erasure-under-way",
            "disclosure.read-models-behind", "form.incomplete", "form.needed", "form.not-a-currency", "form.not-an-amount", "incident.references-busy",
            "intelligence.no-text", "ledger.damaged-tiles", "log.rotation-under-way", "sample.forbidden", "setup.passwords-differ", "signal.no-incident",
            "signal.no-reason", "signal.none-chosen");

    @Test
    void everyCodeIsNamedByATest() throws IOException {
        String tests = sources("test").filter(file -> !file.endsWith("RefusalCodesTest.java")).map(RefusalCodesTest::text).collect(Collectors.joining("\n"));
        Set<String> unnamed = new TreeSet<>();
        sources("main").map(RefusalCodesTest::text).map(REFUSAL::matcher).forEach(found -> {
            while (found.find()) {
                unnamed.add(found.group(1));
            }
        });
        assertThat(unnamed).as("the search finds codes").hasSizeGreaterThan(200);
        unnamed.removeIf(code -> Pattern.compile(Pattern.quote(code) + "(?![a-z-])").matcher(tests).find());

        assertThat(unnamed).isEqualTo(new TreeSet<>(NAMED_BY_NO_TEST));
    }

    private static Stream<Path> sources(String of) throws IOException {
        try (Stream<Path> all = Files.walk(ROOT)) {
            return all.filter(file -> file.toString().endsWith(".java") && file.toString().contains("/src/" + of + "/java/")).toList().stream();
        }
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
