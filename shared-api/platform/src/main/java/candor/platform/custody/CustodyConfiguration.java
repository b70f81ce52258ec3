package candor.platform.custody;

import candor.ledger.mongodb.MongoLedger;
import candor.ledger.mongodb.witness.CopyState;
import candor.platform.CandorProperties;
import candor.platform.cli.AdminOperation;
import candor.platform.command.CommandPort;
import candor.platform.mail.MailSettings;
import candor.platform.mail.Mailer;
import candor.platform.store.Installation;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.binder.MeterBinder;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What may be done with the log's signing keys, and who outside gets copies of what they sign. */
@Configuration(proxyBeanMethods = false)
public class CustodyConfiguration {

    @Bean
    AdminOperation keysList(MongoLedger ledger, CommandPort port) {
        return new LogKeyOperations(ledger, port).list();
    }

    @Bean
    AdminOperation keysRotate(MongoLedger ledger, CommandPort port) {
        return new LogKeyOperations(ledger, port).rotate();
    }

    @Bean
    AdminOperation keysRetire(MongoLedger ledger, CommandPort port) {
        return new LogKeyOperations(ledger, port).retire();
    }

    /** A sample is shown to nobody. */
    @Bean(destroyMethod = "close")
    CheckpointCopies checkpointCopies(MongoLedger ledger, Mailer mailer, MailSettings settings, Installation installation, CandorProperties candor) {
        return candor.role().takesCommands() && !installation.isSample() && !settings.checkpointRecipients().isEmpty()
                ? CheckpointCopies.mail(ledger, mailer, settings) : CheckpointCopies.none();
    }

    @Bean("checkpointCopiesHealthIndicator")
    HealthIndicator checkpointCopiesHealth(CheckpointCopies copies) {
        return new CheckpointCopiesHealth(copies);
    }

    @Bean
    MeterBinder checkpointCopiesMeters(CheckpointCopies copies) {
        return meters -> copies.state().ifPresent(_ -> {
            Gauge.builder("candor.checkpoint.copied.entries", copies, asked -> asked.state().map(state -> (double) state.size()).orElse(0.0))
                    .description("entries in the latest checkpoint of which a copy went outside").register(meters);
            Gauge.builder("candor.checkpoint.copies.failing", copies, asked -> asked.state().flatMap(CopyState::trouble).isPresent() ? 1 : 0)
                    .description("1 while copies of checkpoints do not get outside").register(meters);
        });
    }
}
