package candor.query.access;

import candor.query.fold.ReadModel;
import com.mongodb.client.MongoDatabase;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/** The access context of the read side. */
@Configuration(proxyBeanMethods = false)
public class AccessConfiguration {

    @Bean
    ReadModel<AccountFold> accountModel(MongoDatabase ledgerDatabase) {
        return new ReadModel<>(ledgerDatabase, new AccountProjection());
    }

    @Bean
    AccountNames accountNames(ReadModel<AccountFold> accounts) {
        return new AccountNames(accounts);
    }

    @Bean
    ReadModel<AuditorFold> auditorModel(MongoDatabase ledgerDatabase) {
        return new ReadModel<>(ledgerDatabase, new AuditorProjection());
    }

    @Bean
    Auditors auditors(ReadModel<AuditorFold> auditors) {
        return new Auditors(auditors);
    }

    @Bean
    AccountQueries accountQueries(ReadModel<AccountFold> accounts, AccountNames names) {
        return new AccountQueries(accounts, names);
    }

    /** Pages and read API: only a server with a web address needs them. */
    @Configuration(proxyBeanMethods = false)
    @ConditionalOnWebApplication
    @Import({AccountPages.class, PasswordPages.class, AccountApi.class})
    static class Web {}
}
