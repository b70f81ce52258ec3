package candor.command.incident.theme;

import static java.nio.charset.StandardCharsets.UTF_8;

import candor.RuleViolation;
import candor.incident.Classification;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;

/** The names that VERIS has for actors, actions, assets and attributes; {@code unknown} is one in each. */
final class VerisWords {
    private static final Pattern VARIETIES = Pattern.compile("\\|");
    private static final Map<String, Set<String>> BY_LIST = read();
    /** Longer than any name: what is longer still is not read to its end, nor said back. */
    private static final int LONGEST = 64;

    private VerisWords() {}

    /** @throws RuleViolation when a value is none of the names, with the nearest that is */
    static void require(Classification classification) {
        require("actors", classification.actors());
        require("actions", classification.actions());
        require("assets", classification.assets());
        require("attributes", classification.attributes());
    }

    private static void require(String list, List<String> values) {
        Set<String> names = BY_LIST.get(list);
        for (String value : values) {
            if (!Objects.requireNonNull(names).contains(value) && !isUnknown(value)) {
                String said = value.substring(0, Math.min(value.length(), LONGEST));
                throw new RuleViolation(
                        "incident.not-a-veris-name", "\"" + said + "\" is not among the " + list + " that VERIS knows: the nearest is \"" + Nearest.of(said, names) + "\".");
            }
        }
    }

    private static boolean isUnknown(String value) {
        return value.equalsIgnoreCase("unknown");
    }

    /** Categories alone and with each variety; assets as {@code S - Web application}. */
    private static Map<String, Set<String>> read() {
        Map<String, Set<String>> lists = new TreeMap<>();
        try (InputStream file = Objects.requireNonNull(VerisWords.class.getResourceAsStream("veris-words.txt"))) {
            new String(file.readAllBytes(), UTF_8).lines().filter(line -> !line.startsWith("#")).forEach(line -> add(line, lists));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return Map.copyOf(lists);
    }

    private static void add(String line, Map<String, Set<String>> lists) {
        String list = line.substring(0, line.indexOf(' '));
        String category = line.substring(line.indexOf(' ') + 1, line.indexOf('='));
        Set<String> names = lists.computeIfAbsent(list, key -> new TreeSet<>());
        boolean assets = list.equals("assets");
        if (!assets) {
            names.add(category);
        }
        VARIETIES.splitAsStream(line.substring(line.indexOf('=') + 1)).filter(variety -> !variety.isEmpty())
                .forEach(variety -> names.add(category + (assets ? " - " : ".") + variety));
    }
}
