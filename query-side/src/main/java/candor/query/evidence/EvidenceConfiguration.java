package candor.query.evidence;

import candor.ledger.mongodb.Covering;
import candor.ledger.mongodb.LedgerReader;
import candor.ledger.mongodb.MongoLedger;
import candor.platform.command.CommandPort;
import candor.platform.edge.FileRoutes;
import candor.platform.evidence.EvidenceFiles;
import candor.platform.evidence.EvidenceIntake;
import candor.query.Projected;
import candor.query.access.AccountNames;
import candor.query.console.FormDesk;
import candor.query.fold.ReadModel;
import com.mongodb.client.MongoDatabase;
import java.time.InstantSource;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/** The evidence context of the read side. */
@Configuration(proxyBeanMethods = false)
public class EvidenceConfiguration {

    @Bean
    ReadModel<EvidenceFold> evidenceModel(MongoDatabase ledgerDatabase) {
        return new ReadModel<>(ledgerDatabase, new EvidenceProjection());
    }

    @Bean
    EvidenceQueries evidenceQueries(ReadModel<EvidenceFold> evidence, AccountNames names) {
        return new EvidenceQueries(evidence, names);
    }

    /** Pages and read API: only a server with a web address needs them. */
    @Configuration(proxyBeanMethods = false)
    @ConditionalOnWebApplication
    @Import({EvidenceApi.class, EvidencePages.class, EvidenceForms.class, UploadForms.class})
    static class Web {

        @Bean
        FileRoutes evidenceFileForms() {
            return FileRoutes.ofForms("/incidents/{incident}/evidence", "/evidence/{evidence}/open");
        }

        @Bean
        EvidenceDownload evidenceDownload(EvidenceFiles files, CommandPort port, InstantSource clock) {
            return new EvidenceDownload(files, port, clock);
        }

        @Bean
        EvidenceCheck evidenceCheck(MongoLedger ledger, LedgerReader reader, EvidenceFiles files, CommandPort port) {
            return new EvidenceCheck(reader, new Covering(ledger)::covering, files, port);
        }

        @Bean
        EvidencePages.EvidenceFileDesk evidenceFileDesk(EvidenceDownload download, EvidenceCheck check, Projected projected) {
            return new EvidencePages.EvidenceFileDesk(download, check, projected);
        }

        @Bean
        UploadDesk uploadDesk(EvidenceIntake intake, FormDesk desk) {
            return new UploadDesk(intake, desk);
        }
    }
}
