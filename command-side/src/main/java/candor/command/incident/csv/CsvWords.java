package candor.command.incident.csv;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/** What the words of others most likely mean in ours; only for a suggestion, which somebody reads before it is used. */
final class CsvWords {
    private static final Map<String, String> SEVERITIES = new LinkedHashMap<>();
    private static final Map<String, String> CONFIRMATIONS = new LinkedHashMap<>();

    static {
        SEVERITIES.put("very|critical|kritisch|sehr|blocker|highest|p1|1|sev1", "VERY_HIGH");
        SEVERITIES.put("high|hoch|major|p2|2|sev2", "HIGH");
        SEVERITIES.put("medium|mittel|moderate|normal|p3|3|sev3", "MEDIUM");
        SEVERITIES.put("low|niedrig|gering|minor|lowest|p4|4|sev4", "LOW");
        CONFIRMATIONS.put("yes|ja|confirmed|bestätigt|true|1", "CONFIRMED");
        CONFIRMATIONS.put("no|nein|false|0|positive", "FALSE_POSITIVE");
        CONFIRMATIONS.put("suspected|verdacht|possible", "SUSPECTED");
        CONFIRMATIONS.put("near|beinahe", "NEAR_MISS");
    }

    private CsvWords() {}

    /** @return one of our words, or what is there, for somebody to replace */
    static String guess(CsvField field, String cell) {
        Map<String, String> words = field == CsvField.SEVERITY ? SEVERITIES : field == CsvField.CONFIRMATION ? CONFIRMATIONS : Map.of();
        String folded = cell.toLowerCase(Locale.ROOT);
        return words.entrySet().stream().filter(word -> folded.matches(".*\\b(" + word.getKey() + ")\\b.*")).map(Map.Entry::getValue).findFirst().orElse(cell);
    }
}
