package candor.command.signal.webhook;

import candor.command.ConditionalOnCommandSide;
import candor.ledger.mongodb.MongoLedger;
import candor.platform.command.CommandPort;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.InstantSource;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.context.annotation.Bean;

/** Receives alerts where commands are decided. */
@AutoConfiguration
@ConditionalOnCommandSide
@ConditionalOnWebApplication
public class WebhookConfiguration {

    @Bean
    WebhookEndpoint webhookEndpoint(MongoLedger ledger, CommandPort port, InstantSource clock, MeterRegistry meters) {
        return new WebhookEndpoint(new Webhook(ledger, port, clock), meters);
    }
}
