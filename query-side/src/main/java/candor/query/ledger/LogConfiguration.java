package candor.query.ledger;

import candor.ledger.mongodb.Covering;
import candor.ledger.mongodb.LedgerReader;
import candor.ledger.mongodb.MongoLedger;
import candor.platform.cli.AdminOperation;
import candor.platform.command.CommandPort;
import candor.query.Projected;
import candor.query.access.Auditors;
import candor.query.incident.insider.NeedToKnow;
import candor.query.signal.SignalQueries;
import java.time.InstantSource;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/** The log as outsiders read it. */
@Configuration(proxyBeanMethods = false)
public class LogConfiguration {

    @Bean
    AuditorDesk auditorDesk(Auditors auditors, CommandPort port, Projected projected, InstantSource clock) {
        return new AuditorDesk(auditors, port, projected, clock);
    }

    @Bean
    AdminOperation auditorAdd(AuditorDesk desk) {
        return new AuditorOperations(desk).add();
    }

    @Bean
    AdminOperation auditorList(AuditorDesk desk) {
        return new AuditorOperations(desk).list();
    }

    @Bean
    AdminOperation auditorRevoke(AuditorDesk desk) {
        return new AuditorOperations(desk).revoke();
    }

    /** Only a server with a web address needs them. */
    @Configuration(proxyBeanMethods = false)
    @ConditionalOnWebApplication
    @Import({TileApi.class, ProofApi.class, AuditorApi.class, AuditorPages.class})
    static class Web {

        @Bean
        LogFacts logFacts(LedgerReader ledger) {
            return new LogFacts(ledger);
        }

        @Bean
        AuditorGate auditorGate(Auditors auditors, CommandPort port, InstantSource clock) {
            return new AuditorGate(auditors, port, clock);
        }

        @Bean
        Covering covering(MongoLedger ledger) {
            return new Covering(ledger);
        }

        @Bean
        ProofRights proofRights(SignalQueries signals, NeedToKnow needToKnow) {
            return new ProofRights(signals, needToKnow);
        }
    }
}
