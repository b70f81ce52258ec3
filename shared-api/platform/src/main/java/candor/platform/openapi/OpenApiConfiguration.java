package candor.platform.openapi;

import candor.platform.edge.CommandEndpoint;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/** Serves the description of the interface. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnWebApplication
public class OpenApiConfiguration {

    @Bean
    OpenApiDocument openApiDocument(CommandEndpoint commands, @Qualifier("requestMappingHandlerMapping") RequestMappingHandlerMapping mappings) {
        return new OpenApiDocument(commands, mappings);
    }

    @Bean
    OpenApiEndpoint openApiEndpoint(OpenApiDocument document) {
        return new OpenApiEndpoint(document);
    }
}
