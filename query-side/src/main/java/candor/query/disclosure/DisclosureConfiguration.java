package candor.query.disclosure;

import candor.disclosure.TrailRow;
import candor.query.fold.ReadModel;
import com.mongodb.client.MongoDatabase;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The disclosure context of the read side. */
@Configuration(proxyBeanMethods = false)
public class DisclosureConfiguration {

    @Bean
    ReadModel<TrailRow> trailModel(MongoDatabase ledgerDatabase) {
        return new ReadModel<>(ledgerDatabase, new TrailProjection());
    }

    @Bean
    TrailQueries trailQueries(ReadModel<TrailRow> trails) {
        return new TrailQueries(trails);
    }
}
