package candor.command.incident.theme;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;

/** The name that somebody may have meant. */
final class Nearest {
    private Nearest() {}

    /** @param names not empty */
    static String of(String value, Collection<String> names) {
        return names.stream().min(Comparator.comparingInt(name -> distance(value.toLowerCase(Locale.ROOT), name.toLowerCase(Locale.ROOT)))).orElseThrow();
    }

    /** How many characters have to be put in, taken out or changed (Levenshtein). */
    private static int distance(String one, String other) {
        int[] before = new int[other.length() + 1];
        for (int i = 0; i <= other.length(); i++) {
            before[i] = i;
        }
        for (int i = 1; i <= one.length(); i++) {
            int[] now = new int[other.length() + 1];
            now[0] = i;
            for (int j = 1; j <= other.length(); j++) {
                int changed = before[j - 1] + (one.charAt(i - 1) == other.charAt(j - 1) ? 0 : 1);
                now[j] = Math.min(changed, Math.min(before[j], now[j - 1]) + 1);
            }
            before = now;
        }
        return before[other.length()];
    }
}
