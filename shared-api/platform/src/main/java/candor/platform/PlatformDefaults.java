package candor.platform;

import candor.platform.store.OwnerOnly;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
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
            // Before logging starts: it would make the folder readable by everybody.
            OwnerOnly.folder(Path.of(environment.getRequiredProperty("candor.data")));
        } catch (IOException e) {
            throw new UncheckedIOException("the program is incomplete: its own defaults are missing", e);
        }
    }
}
