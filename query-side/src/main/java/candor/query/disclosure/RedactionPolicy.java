package candor.query.disclosure;

import candor.RuleViolation;
import candor.ledger.trail.DisclosedEntry;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** What a recipient does not get, and why. Everything else is shared; nothing is left out in silence. */
public enum RedactionPolicy {
    /** For auditors and the courts: everything. */
    COMPLETE(Map.of(), Map.of()),

    /** For an authority: the raw record of another system and the identity of those who reported in confidence stay here. */
    AUTHORITY(
            Map.of("sourceRecord", "the record of another system, kept whole; what it says about the incident stands in the other entries"),
            Map.of(
                    "source", Reasons.CONFIDENTIAL,
                    "originReference", Reasons.CONFIDENTIAL,
                    "reportedBy", Reasons.CONFIDENTIAL,
                    DisclosedEntry.ACTOR, Reasons.CONFIDENTIAL));

    private final Map<String, String> everywhere;
    private final Map<String, String> inConfidentialSignals;

    RedactionPolicy(Map<String, String> everywhere, Map<String, String> inConfidentialSignals) {
        this.everywhere = everywhere;
        this.inConfidentialSignals = inConfidentialSignals;
    }

    private static final class Reasons {
        private static final String CONFIDENTIAL = "the reporter asked not to be named";
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

    /** Reasons by component, as the ledger records them for the whole trail. */
    public SortedMap<String, String> reasons() {
        SortedMap<String, String> reasons = new TreeMap<>(everywhere);
        inConfidentialSignals.forEach((component, reason) -> reasons.put(component + " (confidential signals)", reason));
        return reasons;
    }

    /** Reasons by component for one entry. */
    Map<String, String> withheld(boolean ofConfidentialSignal) {
        if (!ofConfidentialSignal) {
            return everywhere;
        }
        Map<String, String> both = new TreeMap<>(everywhere);
        both.putAll(inConfidentialSignals);
        return both;
    }
}
