package candor.command.incident.alert;

import candor.command.ConditionalOnCommandSide;
import candor.command.incident.alert.AlertPost.Ways;
import candor.command.incident.alert.Recipient.Means;
import candor.command.sweep.DueHandler;
import candor.command.sweep.DueTable;
import candor.platform.alert.AlertTeams;
import candor.platform.command.CommandPort;
import candor.platform.context.ContextModule;
import candor.platform.mail.ConsoleLinks;
import candor.platform.mail.MailSettings;
import candor.platform.mail.Mailer;
import candor.platform.webhook.OutgoingWebhook;
import java.time.Duration;
import java.time.InstantSource;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.context.annotation.Bean;

/** Alerts go out from where incidents are acted on. */
@AutoConfiguration
@ConditionalOnCommandSide
public class AlertDelivery {
    /**
     * Shorter than the 15 to 30 seconds that Standard Webhooks recommends: all that are told in a pass wait for the slowest, and what may have arrived is
     * sent again under the same identifier.
     */
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final Alerting.Outbox outbox = new Alerting.Outbox();

    @Bean
    ContextModule alertDeliveryCommands(AlertTeams teams, Mailer mailer) {
        return new AlertDeliveryModule(new Means(teams, mailer.isConfigured()), outbox::add);
    }

    @Bean
    ContextModule dueAlerts(DueTable table) {
        return new DueAlerts(table);
    }

    @Bean
    OutgoingWebhook outgoingWebhook() {
        return new OutgoingWebhook(PATIENCE);
    }

    @Bean
    DueHandler alerting(CommandPort port, Mailer mailer, OutgoingWebhook webhook, AlertTeams teams, MailSettings settings, InstantSource clock) {
        return new Alerting(port, new AlertPost(new AlertMessages(new ConsoleLinks(settings.console())), teams, new Ways(mailer, webhook), clock), outbox);
    }
}
