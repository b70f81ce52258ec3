package candor.platform.edge;

import candor.ledger.mongodb.MongoLedger;
import candor.platform.CandorProperties;
import candor.platform.command.CommandPort;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.MultipartConfigElement;
import jakarta.servlet.http.HttpServletRequest;
import java.time.InstantSource;
import org.apache.catalina.core.StandardHost;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.core.Ordered;
import org.springframework.http.converter.HttpMessageConverters;
import org.springframework.web.multipart.support.StandardServletMultipartResolver;
import org.springframework.web.servlet.DispatcherServlet;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/** HTTP in and out. */
@Configuration(proxyBeanMethods = false)
public class EdgeConfiguration {

    @Bean
    ObjectMapper edgeMapper() {
        return EdgeJson.mapper();
    }

    @Bean
    CommandEdge commandEdge(InstantSource clock, MongoLedger ledger, CommandPort port) {
        return new CommandEdge(new CommandReader(clock, ledger.zone(), ledger::identify), port);
    }

    /** What only a server with a web address needs. */
    @Configuration(proxyBeanMethods = false)
    @ConditionalOnWebApplication
    @Import({ProblemDetails.class, ErrorPages.class})
    static class Web {

        @Bean
        ProblemWriter problemWriter(ObjectMapper edgeMapper) {
            return new ProblemWriter(edgeMapper);
        }

        @Bean
        WebMvcConfigurer edgeConverters(ObjectMapper edgeMapper) {
            return new WebMvcConfigurer() {
                @Override
                public void configureMessageConverters(HttpMessageConverters.ServerBuilder converters) {
                    converters.withJsonConverter(new EdgeConverter(edgeMapper));
                }
            };
        }

        @Bean
        CommandEndpoint commandEndpoint(CommandEdge edge, ObjectProvider<CommandRoutes> routes, @Qualifier("requestMappingHandlerMapping") RequestMappingHandlerMapping mappings) throws NoSuchMethodException {
            CommandEndpoint endpoint = new CommandEndpoint(edge, routes.orderedStream().toList());
            endpoint.register(mappings);
            return endpoint;
        }

        @Bean
        FilterRegistrationBean<BodyLimit> bodyLimit(CandorProperties candor, ObjectProvider<FileRoutes> files, ProblemWriter problems) {
            FileRoutes routes = FileRoutes.all(files.orderedStream().toList());
            FilterRegistrationBean<BodyLimit> registration = new FilterRegistrationBean<>(new BodyLimit(candor.maxBody().toBytes(), routes::take, problems));
            registration.addUrlPatterns("/api/*", "/internal/*");
            registration.setOrder(Ordered.HIGHEST_PRECEDENCE);
            return registration;
        }

        /** In the place of the web server's own, which shows what it is. */
        @Bean
        WebServerFactoryCustomizer<TomcatServletWebServerFactory> bareProblems() {
            return factory -> factory.addContextCustomizers(context -> {
                if (context.getParent() instanceof StandardHost host) {
                    host.setErrorReportValveClass(BareProblems.class.getName());
                    host.getPipeline().addValve(new BareProblems());
                }
            });
        }

        /** A form that could not be put on disk must not be read once more for the page that says so. */
        @Bean(DispatcherServlet.MULTIPART_RESOLVER_BEAN_NAME)
        StandardServletMultipartResolver multipartResolver() {
            return new StandardServletMultipartResolver() {
                @Override
                public boolean isMultipart(HttpServletRequest request) {
                    return request.getDispatcherType() != DispatcherType.ERROR && super.isMultipart(request);
                }
            };
        }

        /** Before anything that reads a form. */
        @Bean
        FilterRegistrationBean<FormFiles> formFiles(MultipartConfigElement forms, ObjectProvider<FileRoutes> files) {
            FileRoutes routes = FileRoutes.all(files.orderedStream().toList());
            FilterRegistrationBean<FormFiles> registration = new FilterRegistrationBean<>(new FormFiles(forms.getMaxRequestSize(), routes));
            registration.setOrder(Ordered.HIGHEST_PRECEDENCE);
            return registration;
        }
    }
}
