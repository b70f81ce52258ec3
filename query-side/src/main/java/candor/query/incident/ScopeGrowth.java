package candor.query.incident;

import candor.incident.Bounds;
import candor.incident.IncidentView.Assessment;
import candor.incident.IncidentView;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** How an assessment of scope differs from the one before of the same claimant, in words. */
public final class ScopeGrowth {
    private ScopeGrowth() {}

    /** By the ordinal of the later assessment; those that change no number are not in it. */
    public static Map<Long, String> of(IncidentView view) {
        Map<Long, String> growth = new HashMap<>();
        List<Assessment> series = view.scope();
        for (int i = 0; i < series.size(); i++) {
            Assessment now = series.get(i);
            before(series.subList(0, i), now).map(before -> sentence(before, now)).filter(sentence -> !sentence.isEmpty()).ifPresent(sentence -> growth.put(now.ordinal(), sentence));
        }
        return growth;
    }

    private static Optional<Assessment> before(List<Assessment> earlier, Assessment now) {
        return earlier.stream().filter(assessment -> assessment.assertedBy() == now.assertedBy()).reduce((first, later) -> later);
    }

    private static String sentence(Assessment before, Assessment now) {
        List<String> changes = new ArrayList<>();
        compare("people", before.persons(), now.persons(), changes);
        compare("records", before.records(), now.records(), changes);
        if (changes.isEmpty()) {
            return "";
        }
        String unexplained = now.basis() == null && now.statement() == null ? "; nobody said why" : "";
        return "Since assessment " + before.number() + ": " + String.join(", ", changes) + unexplained;
    }

    private static void compare(String what, Bounds before, Bounds now, List<String> changes) {
        compare("at least", what, before.min(), now.min(), changes);
        compare("likely", what, before.likely(), now.likely(), changes);
        compare("at most", what, before.max(), now.max(), changes);
    }

    private static void compare(String bound, String what, @Nullable Long before, @Nullable Long now, List<String> changes) {
        if (before != null && now != null && !before.equals(now)) {
            changes.add(bound + " " + number(now) + " " + what + " (" + (now > before ? "+" : "\u2212") + number(Math.abs(now - before)) + ")");
        } else if (before == null && now != null) {
            changes.add(bound + " " + number(now) + " " + what + ", before unknown");
        }
    }

    private static String number(long value) {
        return String.format(Locale.ROOT, "%,d", value);
    }
}
