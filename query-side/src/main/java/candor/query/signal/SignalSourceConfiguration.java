package candor.query.signal;

import candor.ledger.mongodb.MongoLedger;
import candor.platform.command.CommandPort;
import candor.query.Projected;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/** What of signals needs the ledger itself: secrets of sources, and alerts as they arrived. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnWebApplication
@Import({SignalSourcePages.class, SignalSourceApi.class, AlertPages.class})
public class SignalSourceConfiguration {

    @Bean
    SignalSourceDesk signalSourceDesk(SignalQueries signals, CommandPort port, Projected projected, MongoLedger ledger) {
        return new SignalSourceDesk(signals, port, projected, ledger);
    }
}
