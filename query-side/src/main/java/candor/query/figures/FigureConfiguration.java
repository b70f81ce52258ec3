package candor.query.figures;

import candor.query.Projected;
import candor.query.fold.ReadModel;
import com.mongodb.client.MongoDatabase;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Figures of the read side. */
@Configuration(proxyBeanMethods = false)
public class FigureConfiguration {

    @Bean
    ReadModel<FigureFacts> figureModel(MongoDatabase ledgerDatabase) {
        return new ReadModel<>(ledgerDatabase, new FigureProjection());
    }

    @Bean
    FigureQueries figureQueries(ReadModel<FigureFacts> facts, Projected projected) {
        return new FigureQueries(facts, projected);
    }
}
