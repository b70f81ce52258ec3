package candor.query.disclosure;

import candor.RuleViolation;
import candor.query.disclosure.RedactionTable.Row;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/** For whom a trail is made. What each recipient does not get, and why, is the {@link RedactionTable}; nothing is left out in silence. */
public enum RedactionPolicy {
    /** For a supervisory authority. */
    AUTHORITY(Row::authority, Map.of()),

    /** For auditors and the courts. */
    AUDITOR(Row::auditor, Map.of()),

    /** For the insurer: facts, figures and measures. */
    INSURER(Row::insurer, Map.of()),

    /** For everybody: facts in fixed form. */
    PUBLIC(Row::published, Map.of("signal:", "what individuals reported is not published"));

    private final Function<Row, Sight> column;
    private final Map<String, String> streamsLeftOut;

    RedactionPolicy(Function<Row, Sight> column, Map<String, String> streamsLeftOut) {
        this.column = column;
        this.streamsLeftOut = streamsLeftOut;
    }

    /** The name under which it stands in the ledger. */
    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** @throws RuleViolation {@code disclosure.unknown-policy} */
    public static RedactionPolicy of(String key) {
        return Arrays.stream(values())
                .filter(policy -> policy.key().equals(key))
                .findFirst()
                .orElseThrow(() -> new RuleViolation("disclosure.unknown-policy", "There is no such redaction policy: choose one of "
                        + Arrays.stream(values()).map(RedactionPolicy::key).collect(Collectors.joining(", ")) + "."));
    }

    /** What this recipient sees of one component. */
    Sight sight(Row row) {
        return column.apply(row);
    }

    /** Reasons as the ledger records them for the whole trail, whether or not it holds such components. */
    SortedMap<String, String> reasons() {
        SortedMap<String, String> reasons = new TreeMap<>();
        RedactionTable.ROWS.stream().filter(row -> sight(row) != Sight.SHOWN).forEach(row -> reasons.put(row.key(), sight(row).reason()));
        return reasons;
    }

    /** Why a linked stream is left out; blank if it is not. */
    String leavesOut(String stream) {
        return streamsLeftOut.entrySet().stream()
                .filter(left -> stream.startsWith(left.getKey()))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElse("");
    }
}
