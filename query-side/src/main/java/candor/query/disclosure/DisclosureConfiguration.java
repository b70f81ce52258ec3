package candor.query.disclosure;

import candor.disclosure.TrailRow;
import candor.ledger.mongodb.Covering;
import candor.ledger.mongodb.MongoLedger;
import candor.platform.CandorProperties;
import candor.platform.command.CommandPort;
import candor.platform.store.OwnerOnly;
import candor.platform.witness.TimestampProperties;
import candor.platform.witness.WitnessPolicy;
import candor.platform.witness.WitnessProperties;
import candor.query.Projected;
import candor.query.fold.ReadModel;
import candor.query.Queries;
import com.mongodb.client.MongoDatabase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.util.FileSystemUtils;

/** The disclosure context of the read side. */
@Configuration(proxyBeanMethods = false)
public class DisclosureConfiguration {

    @Bean
    ReadModel<TrailRow> trailModel(MongoDatabase ledgerDatabase) {
        return new ReadModel<>(ledgerDatabase, new TrailProjection());
    }

    @Bean
    TrailQueries trailQueries(ReadModel<TrailRow> trails) {
        return new TrailQueries(trails);
    }

    @Bean
    TrailPolicies trailPolicies(MongoDatabase ledgerDatabase, WitnessPolicy policy) {
        return new TrailPolicies(ledgerDatabase, policy);
    }

    @Bean
    TrailCheckpoint trailCheckpoint(MongoLedger ledger, WitnessProperties witnesses, TimestampProperties timestamps) {
        boolean stamped = timestamps.authority() != null;
        return new TrailCheckpoint(ledger.reader(), new Covering(ledger), ledger.earlierLogs(), stamped, stamped ? witnesses.patience().plus(timestamps.interval()) : witnesses.patience());
    }

    @Bean
    TrailExports trailExports(TrailCheckpoint checkpoints, TrailPolicies policies, CommandPort port, Queries queries, Projected projected, CandorProperties candor)
            throws IOException {
        var exporter = new TrailExporter(checkpoints, policies, port, emptied(candor.data().resolve("trails")));
        return new TrailExports(exporter, queries, () -> projected.await(checkpoints.ledger().head().size() - 1));
    }

    /** Whoever was killed while writing a trail left part of it, with everything it says. */
    private static Path emptied(Path work) throws IOException {
        OwnerOnly.folder(work);
        try (Stream<Path> left = Files.list(work)) {
            for (Path file : left.toList()) {
                FileSystemUtils.deleteRecursively(file);
            }
        }
        return work;
    }

    @Bean
    ExportOperation exportOperation(TrailExports exports) {
        return new ExportOperation(exports);
    }

    /** Pages and read API: only a server with a web address needs them. */
    @Configuration(proxyBeanMethods = false)
    @ConditionalOnWebApplication
    @Import({TrailApi.class, TrailPages.class})
    static class Web {}
}
