package candor.query.task;

import candor.platform.edge.FileRoutes;
import candor.query.access.AccountNames;
import candor.query.fold.ReadModel;
import candor.query.incident.IncidentReferences;
import candor.task.Anchors;
import com.mongodb.client.MongoDatabase;
import java.time.InstantSource;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/** The task context of the read side. */
@Configuration(proxyBeanMethods = false)
public class TaskConfiguration {

    @Bean
    ReadModel<TaskFold> taskModel(MongoDatabase ledgerDatabase) {
        return new ReadModel<>(ledgerDatabase, new TaskProjection());
    }

    @Bean
    ReadModel<Anchors> anchorModel(MongoDatabase ledgerDatabase) {
        return new ReadModel<>(ledgerDatabase, new AnchorProjection());
    }

    @Bean
    ReadModel<PlaybookFold> playbookModel(MongoDatabase ledgerDatabase) {
        return new ReadModel<>(ledgerDatabase, new PlaybookProjection());
    }

    @Bean
    TaskQueries taskQueries(
            ReadModel<TaskFold> tasks, ReadModel<Anchors> anchors, IncidentReferences references, AccountNames names, ObjectProvider<InstantSource> clock) {
        return new TaskQueries(tasks, new TaskRows(tasks, anchors, references, names, clock.getIfAvailable(InstantSource::system)));
    }

    @Bean
    PlaybookQueries playbookQueries(ReadModel<PlaybookFold> playbooks, AccountNames names) {
        return new PlaybookQueries(playbooks, names);
    }

    /** Pages and read API: only a server with a web address needs them. */
    @Configuration(proxyBeanMethods = false)
    @ConditionalOnWebApplication
    @Import({TaskApi.class, TaskPages.class, TaskForms.class, PlaybookPages.class, PlaybookForms.class})
    static class Web {

        @Bean
        FileRoutes playbookFileForms() {
            return FileRoutes.ofForms("/playbooks/import");
        }
    }
}
