package candor.query.access.token;

import candor.platform.access.ApiTokenDesk;
import candor.platform.cli.AdminOperation;
import candor.platform.command.CommandPort;
import candor.query.access.AccountQueries;
import java.time.InstantSource;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/** Where tokens are issued, and what the command line does with them. */
@Configuration(proxyBeanMethods = false)
public class ApiTokenConfiguration {

    @Bean
    ApiTokenDesk apiTokenDesk(CommandPort port, InstantSource clock) {
        return new ApiTokenDesk(port, clock);
    }

    @Bean
    AdminOperation tokenIssue(ApiTokenDesk desk, AccountQueries accounts) {
        return new ApiTokenOperations(desk, accounts).issue();
    }

    @Bean
    AdminOperation tokenList(ApiTokenDesk desk, AccountQueries accounts) {
        return new ApiTokenOperations(desk, accounts).list();
    }

    @Bean
    AdminOperation tokenRevoke(ApiTokenDesk desk, AccountQueries accounts) {
        return new ApiTokenOperations(desk, accounts).revoke();
    }

    /** Pages and interface: only a server with a web address needs them. */
    @Configuration(proxyBeanMethods = false)
    @ConditionalOnWebApplication
    @Import({ApiTokenPages.class, ApiTokenApi.class})
    static class Web {}
}
