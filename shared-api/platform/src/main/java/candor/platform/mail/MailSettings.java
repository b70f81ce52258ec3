package candor.platform.mail;

import java.net.URI;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Mail of this installation. Which server sends it is said by Spring Boot's own {@code spring.mail.*}; without a host nothing is sent.
 *
 * @param from sender's address; needed where a server is named
 * @param checkpointRecipients who gets a copy of each day's last checkpoint: people whose mailboxes those who run the ledger cannot empty
 * @param console address of this installation's pages as people reach them, such as {@code https://candor.example.org}: links in mails
 *     and in messages to paging systems begin with it
 */
@ConfigurationProperties("candor.mail")
public record MailSettings(@Nullable String from, @DefaultValue List<String> checkpointRecipients, @Nullable URI console) {

    @Override
    public String toString() {
        return "MailSettings[" + checkpointRecipients.size() + " recipients]";
    }
}
