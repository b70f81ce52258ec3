package candor.incident;

import java.util.Arrays;
import java.util.Optional;

/**
 * The rules a report of fact, or the time that a declaration states, can break and is recorded all the same. The codes stand in the {@code irregular} component of events; the entry
 * stays marked until {@link ClosureEvent.IrregularityExplained}. A time counts as before another only when it certainly is, whatever both
 * statements can mean.
 */
public enum IrregularityRule {
    RECORDED_WHEN_CLOSED("incident.closed", "It was recorded while the incident was closed."),
    DETECTED_BEFORE_BEGUN("incident.detected-before-begun", "By what is recorded, the breach was noticed before it began."),
    CONTAINED_BEFORE_BEGUN("incident.contained-before-begun", "By what is recorded, the breach was contained before it began."),
    PUBLIC_BEFORE_BEGUN("incident.public-before-begun", "By what is recorded, the breach was public before it began."),
    RESPONSE_BEFORE_BEGUN("incident.response-before-begun", "By what is recorded, something was done against the breach before it began."),
    RECORDED_WHEN_MERGED("incident.merged", "It was recorded after the incident had become part of another one."),
    RANSOM_PAID_UNDECIDED("incident.ransom-paid-undecided", "A ransom was paid, and nobody had decided to pay it."),
    TERRITORY_UNKNOWN("incident.territory-unknown", "A place is stated that is no country, state or group of states by its code (ISO 3166, EU, EEA)."),
    GROWTH_UNEXPLAINED("incident.scope-growth-unexplained", "More is affected than the same source said before, and nobody says why."),
    OCCURRED_IN_THE_FUTURE("incident.occurred-in-the-future", "It is stated to have happened after it was reported.");

    private final String code;
    private final String sentence;

    IrregularityRule(String code, String sentence) {
        this.code = code;
        this.sentence = sentence;
    }

    /** Stable; part of the interface. */
    public String code() {
        return code;
    }

    public String sentence() {
        return sentence;
    }

    /** The rule of a code; absent for a code of a newer release. */
    public static Optional<IrregularityRule> of(String code) {
        return Arrays.stream(values()).filter(rule -> rule.code.equals(code)).findFirst();
    }
}
