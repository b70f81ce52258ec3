package candor.query.disclosure;

import candor.RuleViolation;
import candor.access.Role;
import candor.ledger.trail.TrailScope.Mode;
import candor.platform.command.Actor;
import org.jspecify.annotations.Nullable;

/**
 * For whom a trail is made and whether the whole log comes with it.
 *
 * @param mode complete only for auditors: entries hold no plain text, but they show how much else there is
 */
public record TrailOrder(RedactionPolicy policy, Mode mode) {
    private static final String WITH_LOG = "/" + Mode.COMPLETE.key();

    /** @throws RuleViolation {@code disclosure.complete-for-auditors} */
    public TrailOrder {
        if (mode == Mode.COMPLETE && policy != RedactionPolicy.AUDITOR) {
            throw new RuleViolation("disclosure.complete-for-auditors", "The whole log goes to auditors only: choose the policy auditor with it.");
        }
    }

    /** A trail without the rest of the log. */
    public static TrailOrder scoped(RedactionPolicy policy) {
        return new TrailOrder(policy, Mode.SCOPED);
    }

    /** @throws RuleViolation for a policy that does not exist, or may not have the whole log */
    public static TrailOrder of(@Nullable String policy, boolean complete) {
        RedactionPolicy known = policy == null || policy.isBlank() ? RedactionPolicy.AUTHORITY : RedactionPolicy.of(policy);
        return new TrailOrder(known, complete ? Mode.COMPLETE : Mode.SCOPED);
    }

    /** Reads what {@link #key()} recorded. @throws RuleViolation {@code disclosure.unknown-policy} */
    static TrailOrder recorded(String key) {
        boolean complete = key.endsWith(WITH_LOG);
        return of(complete ? key.substring(0, key.length() - WITH_LOG.length()) : key, complete);
    }

    /** As the ledger records it: {@code authority}, {@code auditor/complete}. */
    public String key() {
        return policy.key() + (mode == Mode.COMPLETE ? WITH_LOG : "");
    }

    /**
     * Refuses the whole log to whoever is neither auditor nor privacy officer; whoever owns the data folder has it already.
     *
     * @throws RuleViolation {@code access.forbidden}
     */
    void requireOrderedBy(@Nullable Actor actor) {
        if (mode == Mode.COMPLETE && actor != null && !mayOrderComplete(actor)) {
            throw new RuleViolation("access.forbidden", "only an auditor or the privacy officer may export the whole log; ask one of them to do it");
        }
    }

    static boolean mayOrderComplete(Actor actor) {
        return actor.holds(Role.AUDITOR) || actor.holds(Role.PRIVACY_OFFICER);
    }
}
