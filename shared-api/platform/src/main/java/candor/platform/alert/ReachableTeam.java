package candor.platform.alert;

import candor.platform.webhook.WebhookSecret;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A team and how it is reached.
 *
 * @param mail addresses, which get one mail together
 */
public record ReachableTeam(String name, List<String> mail, @Nullable Webhook webhook) {

    /** Where messages go, and by which secret they are signed. */
    public record Webhook(URI address, WebhookSecret secret) {

        /** The address may hold a secret of its own. */
        @Override
        public String toString() {
            return "Webhook";
        }
    }

    /** Its paging or chat system, where it has one. */
    public Optional<Webhook> pager() {
        return Optional.ofNullable(webhook);
    }

    @Override
    public String toString() {
        return "ReachableTeam[" + name + "]";
    }
}
