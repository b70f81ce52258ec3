package candor.command.evidence;

import candor.command.ConditionalOnCommandSide;
import candor.evidence.EvidenceCommand;
import candor.evidence.EvidenceCommand.CollectEvidence;
import candor.evidence.EvidenceCommand.OpenEvidence;
import candor.evidence.EvidenceCommand.RecordEvidenceAccess;
import candor.evidence.EvidenceCommand.RecordEvidenceDigest;
import candor.evidence.EvidenceCommand.RecordEvidenceVerification;
import candor.platform.context.ContextModule;
import candor.platform.edge.CommandRoutes;
import candor.platform.edge.FileRoutes;
import candor.platform.evidence.EvidenceSweep;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/** Where evidence is collected and passed on. What says that a file was hashed or read is never posted: the server says it itself. */
@AutoConfiguration
@ConditionalOnCommandSide
public class EvidenceApi {

    @Bean
    ContextModule evidenceCommands(EvidenceSweep sweep) {
        return new EvidenceModule(sweep::wake);
    }

    @Bean
    CommandRoutes evidenceRoutes() {
        return CommandRoutes.under("/api/evidence/{evidence}", EvidenceCommand.class)
                .at("/api/incidents/{incident}/record-evidence-digest", RecordEvidenceDigest.class)
                .without(CollectEvidence.class, OpenEvidence.class, RecordEvidenceAccess.class, RecordEvidenceVerification.class);
    }

    /** Only a server with a web address takes files. */
    @Configuration(proxyBeanMethods = false)
    @ConditionalOnWebApplication
    @Import(EvidenceUploads.class)
    static class Web {

        @Bean
        FileRoutes evidenceFileBodies() {
            return FileRoutes.ofBodies("/api/incidents/{incident}/evidence", "/api/evidence/{evidence}/content");
        }
    }
}
