package candor.platform.cli;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Configuration;

/** The Spring application: everything in it comes by auto-configuration, from the platform and the sides that are there. */
@Configuration(proxyBeanMethods = false)
@EnableAutoConfiguration
public class PlatformApplication {

    static SpringApplication web() {
        return new SpringApplication(PlatformApplication.class);
    }

    /** The same without a web server, for one command. */
    static SpringApplication quiet() {
        SpringApplication application = new SpringApplication(PlatformApplication.class);
        application.setWebApplicationType(WebApplicationType.NONE);
        return application;
    }
}
