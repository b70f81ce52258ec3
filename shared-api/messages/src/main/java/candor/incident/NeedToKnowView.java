package candor.incident;

import candor.access.NamedAccount;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Who sees a restricted incident, beside counsel and the privacy officers.
 *
 * @param people in the order of {@link Why}; somebody may stand there more than once
 */
public record NeedToKnowView(List<Knower> people) {

    /**
     * Somebody who sees it.
     *
     * @param role in the response, where that is why
     */
    public record Knower(NamedAccount person, Why why, @Nullable ResponseRole role) {}

    /** Why somebody sees it. */
    public enum Why {
        COMMANDER,
        OFFERED_COMMAND,
        ROLE,
        ADMITTED,
        RESTRICTED_IT
    }
}
