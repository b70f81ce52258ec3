package candor.query.console;

import candor.platform.alert.AlertTeams;
import candor.platform.CandorProperties;
import candor.platform.edge.CommandEdge;
import candor.query.Projected;
import candor.query.Queries;
import candor.query.console.form.CommandForms;
import candor.query.console.form.Labels;
import java.time.ZoneId;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.context.support.ResourceBundleMessageSource;

/** What the pages share. */
@Configuration(proxyBeanMethods = false)
@Import({FrontDoor.class, SamplePages.class, ConsoleFacts.class, ConsoleErrors.class})
public class ConsoleConfiguration {

    @Bean
    Labels labels() {
        var messages = new ResourceBundleMessageSource();
        messages.setBasename("console");
        messages.setDefaultEncoding("UTF-8");
        messages.setFallbackToSystemLocale(false);
        return new Labels(messages);
    }

    @Bean
    ZoneId ledgerZone(CandorProperties properties) {
        return properties.zone();
    }

    @Bean
    Words words(Labels labels, ZoneId ledgerZone) {
        return new Words(labels, ledgerZone);
    }

    @Bean
    Acting acting() {
        return new SessionActing();
    }

    @Bean
    Reader reader(Acting acting) {
        return new Reader(acting);
    }

    @Bean
    CommandForms commandForms(Labels labels, ZoneId ledgerZone, AlertTeams teams) {
        return new CommandForms(labels, ledgerZone.getId(), teams.names());
    }

    @Bean
    AccountChoices accountChoices(Queries queries, Words words) {
        return new AccountChoices(queries, words);
    }

    @Bean
    FormPage formPage(CommandForms forms, AccountChoices accounts) {
        return new FormPage(forms, accounts);
    }

    @Bean
    FormDesk formDesk(CommandForms forms, CommandEdge edge, Acting acting, Projected projected) {
        return new FormDesk(forms, edge, acting, projected);
    }

    @Bean
    ErrorPages errorPages(ConsoleErrors errors) {
        return new ErrorPages(errors);
    }
}
