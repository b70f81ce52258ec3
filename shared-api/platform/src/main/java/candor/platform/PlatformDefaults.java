package candor.platform;

import java.io.IOException;
import java.io.UncheckedIOException;
import org.springframework.boot.EnvironmentPostProcessor;
import org.springframework.boot.SpringApplication;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.support.ResourcePropertySource;

/** What holds until an operator, a file or a test says otherwise. */
public final class PlatformDefaults implements EnvironmentPostProcessor {
    @Override
    public void postProcessEnvironment(ConfigurableEnvironment environment, SpringApplication application) {
        try {
            environment.getPropertySources().addLast(new ResourcePropertySource("candor defaults", new ClassPathResource("candor/platform/defaults.properties")));
        } catch (IOException e) {
            throw new UncheckedIOException("the program is incomplete: its own defaults are missing", e);
        }
    }
}
