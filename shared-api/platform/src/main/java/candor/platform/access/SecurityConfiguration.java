package candor.platform.access;

import candor.ledger.mongodb.MongoLedger;
import candor.platform.command.CommandPort;
import candor.platform.edge.ProblemWriter;
import candor.platform.store.DataFolder;
import candor.platform.store.Installation;
import jakarta.servlet.Filter;
import jakarta.servlet.http.HttpServletRequest;
import java.time.InstantSource;
import java.util.List;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpHeaders;
import org.springframework.security.authentication.AuthenticationManager;
import org.springframework.security.authentication.ProviderManager;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.observation.SecurityObservationSettings;
import org.springframework.security.crypto.bcrypt.BCryptPasswordEncoder;
import org.springframework.security.crypto.password.DelegatingPasswordEncoder;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.access.intercept.AuthorizationFilter;
import org.springframework.security.web.authentication.www.BasicAuthenticationFilter;
import org.springframework.security.web.authentication.SimpleUrlAuthenticationFailureHandler;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import java.util.Map;

/** Sign-in and what a browser may do with our pages. */
@Configuration(proxyBeanMethods = false)
public class SecurityConfiguration {
    /** No script, style or frame but our own; nothing inline. */
    private static final String CONTENT_SECURITY_POLICY =
            "default-src 'self'; object-src 'none'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'; img-src 'self' data:";

    /** What comes here is signed, and whoever takes it verifies that. */
    static final String WEBHOOKS = "/api/webhooks/";

    /** About 100 ms here: a guesser's cost, once a minute for the right person. */
    private static final int BCRYPT_STRENGTH = 11;

    @Bean
    PasswordEncoder passwordEncoder() {
        return new DelegatingPasswordEncoder("bcrypt", Map.of("bcrypt", new BCryptPasswordEncoder(BCRYPT_STRENGTH)));
    }

    @Bean
    Credentials credentials(Installation installation, PasswordEncoder encoder) {
        return new Credentials(installation.credentials(), encoder);
    }

    @Bean
    Actors actors(MongoLedger ledger, InstantSource clock) {
        return new Actors(ledger.reader(), clock);
    }

    @Bean
    SetupService firstAccount(Credentials credentials, Installation installation, CommandPort port, DataFolder folder) {
        return new SetupService(credentials, installation, port, folder);
    }

    /** There even without a web server: where it is missing, Boot makes up a user and logs its password. */
    @Bean
    AuthenticationManager authenticationManager(Credentials credentials, Actors actors, PasswordEncoder encoder, InstantSource clock) {
        return new ProviderManager(new PasswordSignIn(credentials, actors, encoder, clock));
    }

    @Bean
    Accounts accounts(Credentials credentials, CommandPort port, AuthenticationManager authenticationManager) {
        return new PasswordAccounts(credentials, port, authenticationManager);
    }

    /** What only a server with a web address needs. */
    @Configuration(proxyBeanMethods = false)
    @ConditionalOnWebApplication
    static class Web {

        @Bean
        RequestActors requestActors(Actors actors, Credentials credentials) {
            return new RequestActors(actors, credentials);
        }

        /** It runs inside the security chain only. */
        @Bean
        FilterRegistrationBean<RequestActors> requestActorsNotTwice(RequestActors filter) {
            return insideOnly(filter);
        }

        @Bean
        WebMvcConfigurer actorParameters(RequestActors actors) {
            return new WebMvcConfigurer() {
                @Override
                public void addArgumentResolvers(List<HandlerMethodArgumentResolver> resolvers) {
                    resolvers.add(actors);
                }
            };
        }

        @Bean
        BearerSignIn bearerSignIn(Actors actors, InstantSource clock, ProblemWriter problems) {
            return new BearerSignIn(new ApiTokens(actors, clock), problems);
        }

        /** It runs inside the security chain only. */
        @Bean
        FilterRegistrationBean<BearerSignIn> bearerSignInNotTwice(BearerSignIn filter) {
            return insideOnly(filter);
        }

        /** Every request passes fifteen filters: a measurement of each costs more than most of them do, and what a request took is measured anyway. */
        @Bean
        SecurityObservationSettings noMeasurementOfFilters() {
            return SecurityObservationSettings.noObservations();
        }

        private static <F extends Filter> FilterRegistrationBean<F> insideOnly(F filter) {
            FilterRegistrationBean<F> registration = new FilterRegistrationBean<>(filter);
            registration.setEnabled(false);
            return registration;
        }

        @Bean
        SecurityFilterChain securityFilterChain(HttpSecurity http, RequestActors actors, BearerSignIn bearer, SetupService setup, ProblemWriter problems) throws Exception {
            SignInRequired signInRequired = new SignInRequired(setup, problems);
            return http.authorizeHttpRequests(requests -> requests
                            .requestMatchers("/sign-in", "/setup", "/setup/**", "/assets/**", "/webjars/**", "/favicon.ico", "/error").permitAll()
                            .requestMatchers("/actuator/health/**", "/api/openapi.json", "/internal/**", "/ledger/**", WEBHOOKS + "**").permitAll()
                            .requestMatchers("/actuator/prometheus").access(new LoopbackOrSignedIn())
                            .anyRequest().authenticated())
                    .formLogin(form -> form.loginPage("/sign-in").loginProcessingUrl("/sign-in").usernameParameter("name").passwordParameter("password")
                            .failureHandler(new SimpleUrlAuthenticationFailureHandler("/sign-in?refused")))
                    .logout(logout -> logout.logoutUrl("/sign-out").logoutSuccessUrl("/sign-in?ended"))
                    .httpBasic(basic -> basic.authenticationEntryPoint(signInRequired).authenticationDetailsSource(new PasswordShown()))
                    .exceptionHandling(refused -> refused.authenticationEntryPoint(signInRequired).accessDeniedHandler(new RefusedAccess(signInRequired, problems)))
                    .csrf(csrf -> csrf.ignoringRequestMatchers(SecurityConfiguration::carriesItsOwnProof))
                    .addFilterBefore(bearer, BasicAuthenticationFilter.class)
                    .addFilterBefore(actors, AuthorizationFilter.class)
                    .headers(headers -> headers
                            .contentSecurityPolicy(policy -> policy.policyDirectives(CONTENT_SECURITY_POLICY))
                            .referrerPolicy(policy -> policy.policy(ReferrerPolicy.SAME_ORIGIN)))
                    .build();
        }
    }

    /** A password, a token or a signature in a header is not sent by a browser on its own: no other site can make it do so. */
    private static boolean carriesItsOwnProof(HttpServletRequest request) {
        return request.getHeader(HttpHeaders.AUTHORIZATION) != null || request.getRequestURI().startsWith(WEBHOOKS);
    }
}
