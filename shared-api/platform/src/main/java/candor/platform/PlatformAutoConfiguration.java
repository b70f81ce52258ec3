package candor.platform;

import candor.platform.access.SecurityConfiguration;
import candor.platform.alert.AlertConfiguration;
import candor.platform.backup.BackupConfiguration;
import candor.platform.cli.OperationConfiguration;
import candor.platform.command.CommandConfiguration;
import candor.platform.context.ContextConfiguration;
import candor.platform.custody.CustodyConfiguration;
import candor.platform.edge.EdgeConfiguration;
import candor.platform.evidence.EvidenceConfiguration;
import candor.platform.health.HealthConfiguration;
import candor.platform.internal.InternalConfiguration;
import candor.platform.mail.MailConfiguration;
import candor.platform.openapi.OpenApiConfiguration;
import candor.platform.sample.SampleConfiguration;
import candor.platform.store.StoreConfiguration;
import candor.platform.witness.WitnessConfiguration;
import java.time.InstantSource;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.security.autoconfigure.UserDetailsServiceAutoConfiguration;
import org.springframework.boot.webmvc.autoconfigure.error.ErrorMvcAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;

/** Everything both sides stand on. The sides add their own auto-configurations, switched by {@code candor.role}. */
@AutoConfiguration(before = {ErrorMvcAutoConfiguration.class, UserDetailsServiceAutoConfiguration.class})
@EnableConfigurationProperties(CandorProperties.class)
@Import({
    StoreConfiguration.class,
    ContextConfiguration.class,
    MailConfiguration.class,
    AlertConfiguration.class,
    CustodyConfiguration.class,
    CommandConfiguration.class,
    SecurityConfiguration.class,
    EdgeConfiguration.class,
    InternalConfiguration.class,
    OpenApiConfiguration.class,
    HealthConfiguration.class,
    OperationConfiguration.class,
    BackupConfiguration.class,
    SampleConfiguration.class,
    WitnessConfiguration.class,
    EvidenceConfiguration.class
})
public class PlatformAutoConfiguration {

    @Bean
    @ConditionalOnMissingBean
    InstantSource clock() {
        return InstantSource.system();
    }
}
