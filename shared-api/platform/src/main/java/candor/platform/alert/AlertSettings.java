package candor.platform.alert;

import java.net.URI;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Whom alerts can reach besides accounts.
 *
 * @param teams by the name under which they are called, in the order in which they are offered
 */
@ConfigurationProperties("candor.alerts")
public record AlertSettings(@DefaultValue Map<String, Team> teams) {

    /**
     * How a team is reached; in each way that is given.
     *
     * @param mail addresses, which get one mail together
     * @param webhook where its paging or chat system takes messages: https, or http on this machine
     * @param secret {@code whsec_…}, by which the receiver knows that they are ours (Standard Webhooks); needed with a webhook
     */
    public record Team(@DefaultValue List<String> mail, @Nullable URI webhook, @Nullable String secret) {

        /** Never with the secret, nor with an address that may hold one. */
        @Override
        public String toString() {
            return "Team[" + mail.size() + " addresses" + (webhook == null ? "" : ", webhook") + "]";
        }
    }
}
