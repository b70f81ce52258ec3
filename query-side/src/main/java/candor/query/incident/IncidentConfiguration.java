package candor.query.incident;

import candor.incident.Insiders;
import candor.platform.edge.FileRoutes;
import candor.query.access.AccountNames;
import candor.query.figures.FigureQueries;
import candor.query.fold.EventFeed;
import candor.query.fold.ReadModel;
import candor.query.incident.indicator.IndicatorConfiguration;
import candor.query.incident.indicator.IndicatorFold;
import candor.query.incident.indicator.IndicatorProjection;
import candor.query.incident.indicator.Indicators;
import candor.query.incident.insider.InsiderProjection;
import candor.query.incident.insider.NeedToKnow;
import candor.query.incident.page.IncidentForms;
import candor.query.incident.page.IncidentListPage;
import candor.query.incident.page.IncidentPages;
import candor.query.incident.page.IntakeForms;
import candor.query.signal.SignalQueries;
import com.mongodb.client.MongoDatabase;
import java.time.InstantSource;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/** The incident context of the read side. */
@Configuration(proxyBeanMethods = false)
public class IncidentConfiguration {

    @Bean
    ReadModel<IncidentFold> incidentModel(MongoDatabase ledgerDatabase) {
        return new ReadModel<>(ledgerDatabase, new IncidentProjection());
    }

    @Bean
    ReadModel<TimelineFold> timelineModel(MongoDatabase ledgerDatabase) {
        return new ReadModel<>(ledgerDatabase, new TimelineProjection());
    }

    @Bean
    ReadModel<IndicatorFold> indicatorModel(MongoDatabase ledgerDatabase) {
        return new ReadModel<>(ledgerDatabase, new IndicatorProjection());
    }

    @Bean
    ReadModel<Insiders> insiderModel(MongoDatabase ledgerDatabase) {
        return new ReadModel<>(ledgerDatabase, new InsiderProjection());
    }

    @Bean
    NeedToKnow needToKnow(ReadModel<Insiders> insiders, AccountNames names) {
        return new NeedToKnow(insiders, names);
    }

    @Bean
    IncidentReferences incidentReferences(ReadModel<IncidentFold> incidents) {
        return new IncidentReferences(incidents);
    }

    @Bean
    IncidentQueries incidentQueries(
            ReadModel<IncidentFold> incidents,
            ReadModel<TimelineFold> timelines,
            ReadModel<IndicatorFold> indicators,
            EventFeed feed,
            SignalQueries signals,
            AccountNames names,
            FigureQueries figures,
            NeedToKnow needToKnow,
            ObjectProvider<InstantSource> clock) {
        return new IncidentQueries(
                new IncidentQueries.Stored(incidents, new Timelines(timelines), new Indicators(indicators)), new IncidentsAsOf(feed), new Completion(names, signals, clock.getIfAvailable(InstantSource::system)), names, figures, needToKnow);
    }

    /** Pages and read API: only a server with a web address needs them. */
    @Configuration(proxyBeanMethods = false)
    @ConditionalOnWebApplication
    @Import({IncidentListPage.class, IncidentPages.class, IncidentForms.class, IntakeForms.class, IncidentApi.class, IndicatorConfiguration.class})
    static class Web {

        @Bean
        FileRoutes indicatorFileForms() {
            return FileRoutes.ofForms("/incidents/{incident}/import-indicators", "/incidents/{incident}/import-indicators/record");
        }
    }
}
