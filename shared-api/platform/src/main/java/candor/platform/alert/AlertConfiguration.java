package candor.platform.alert;

import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Both sides know the teams: one offers them, the other tells them. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(AlertSettings.class)
public class AlertConfiguration {

    @Bean
    AlertTeams alertTeams(AlertSettings settings) {
        return AlertTeams.of(settings);
    }
}
