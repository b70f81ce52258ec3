package candor.ledger.verify;

import candor.ledger.bag.UnusableInput;
import candor.ledger.note.LogKeys;
import candor.ledger.policy.PolicyLog;
import candor.ledger.policy.TlogPolicy;
import candor.ledger.timestamp.TimeAuthorities;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * What the verifying person obtained elsewhere than from the bag. Whatever is missing here the bag can only assert about itself.
 *
 * @param keys the log's; null to take them from the policy, or else from the bag
 * @param policy whose logs and witnesses are believed; null if there is none but the bag's own
 * @param timeAuthorities whose time-stamps are believed; null for nobody's
 */
public record Trust(@Nullable LogKeys keys, @Nullable TlogPolicy policy, @Nullable TimeAuthorities timeAuthorities) {

    /** Nothing: the bag is only shown to agree with itself. */
    public static final Trust NONE = new Trust(null, null, null);

    /** @throws UnusableInput if the key is not one of the policy's logs */
    public Trust {
        if (keys != null && policy != null && !policy.logs().isEmpty()
                && keys.all().stream().noneMatch(key -> policy.logs().stream().map(PolicyLog::key).anyMatch(key::equals))) {
            throw new UnusableInput("the key that was given is not the key of a log in the policy that was given");
        }
    }

    /** The keys of the log of this name; empty if only the bag says them. @throws UnusableInput if the policy speaks of other logs only */
    Optional<LogKeys> logKeys(String origin) {
        if (keys != null || policy == null || policy.logs().isEmpty()) {
            return Optional.ofNullable(keys);
        }
        return Optional.of(policyKeys(origin).orElseThrow(() -> new UnusableInput("the policy that was given accepts no log of this name")));
    }

    /** The keys that the policy names for the log of this name. */
    Optional<LogKeys> policyKeys(String origin) {
        List<LogKeys.Period> named = policy == null ? List.of() : policy.logs().stream().map(PolicyLog::key).filter(key -> key.name().equals(origin))
                .map(key -> new LogKeys.Period(key, 0, OptionalLong.empty())).toList();
        return named.isEmpty() ? Optional.empty() : Optional.of(new LogKeys(named));
    }
}
