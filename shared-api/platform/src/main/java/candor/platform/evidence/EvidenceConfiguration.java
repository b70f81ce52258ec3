package candor.platform.evidence;

import candor.ledger.mongodb.MongoLedger;
import candor.platform.CandorProperties;
import candor.platform.edge.FileRoutes;
import candor.platform.internal.BearerToken;
import candor.platform.internal.TakesCommands;
import candor.platform.store.DataFolder;
import candor.platform.store.Installation;
import candor.platform.store.MongoStore;
import candor.platform.store.OwnerOnly;
import jakarta.servlet.MultipartConfigElement;
import java.time.InstantSource;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Conditional;
import org.springframework.context.annotation.Configuration;

/** Files of evidence: where they lie, how they come in, and how they go. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(EvidenceProperties.class)
public class EvidenceConfiguration {
    /** What comes with a file in a form: a few fields. */
    private static final long FIELDS = 1 << 20;

    @Bean
    EvidenceStore evidenceStore(DataFolder folder, MongoStore store, CandorProperties candor) {
        return EvidenceStore.of(folder, store, candor.mongodb().uri());
    }

    @Bean
    EvidenceFiles evidenceFiles(EvidenceStore store, Installation installation, InstantSource clock) {
        return store.of(installation.activeLedger(), clock);
    }

    @Bean
    EvidenceIntake evidenceIntake(EvidenceFiles files, EvidenceProperties evidence, CandorProperties candor) {
        String url = candor.commandSide().url();
        return candor.role().takesCommands() || url == null
                ? new LocalEvidenceIntake(files, evidence.maxSize().toBytes())
                : new RemoteEvidenceIntake(url, OwnerOnly.secret(candor.serviceToken()));
    }

    /** Only who appends removes: other nodes may be behind. */
    @Bean
    @Conditional(TakesCommands.class)
    EvidenceSweep evidenceSweep(EvidenceFiles files, MongoLedger ledger, InstantSource clock) {
        return new EvidenceSweep(files, new NamedFiles(ledger.reader()), clock);
    }

    /** What only a server with a web address needs. */
    @Configuration(proxyBeanMethods = false)
    @ConditionalOnWebApplication
    static class Web {

        @Bean
        @Conditional(TakesCommands.class)
        InternalEvidence internalEvidence(EvidenceIntake intake, CandorProperties candor) {
            return new InternalEvidence(intake, new BearerToken(OwnerOnly.secret(candor.serviceToken())));
        }

        @Bean
        @Conditional(TakesCommands.class)
        FileRoutes internalFileBodies() {
            return FileRoutes.ofBodies(InternalEvidence.PATH);
        }

        /** A form's file is put aside on disk at once, where only the owner can read it. */
        @Bean
        MultipartConfigElement multipartConfigElement(DataFolder folder, EvidenceProperties evidence) {
            long file = evidence.maxSize().toBytes();
            return new MultipartConfigElement(OwnerOnly.folder(folder.path().resolve("uploads")).toString(), file, file + FIELDS, 0);
        }
    }
}
