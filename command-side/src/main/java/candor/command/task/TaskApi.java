package candor.command.task;

import candor.command.ConditionalOnCommandSide;
import candor.platform.context.ContextModule;
import candor.platform.edge.CommandRoutes;
import candor.task.PlaybookCommand;
import candor.task.TaskCommand;
import candor.task.TaskCommand.AddTask;
import candor.task.TaskCommand.ApplyPlaybook;
import candor.task.TaskCommand.RecordReminderOutcome;
import candor.task.TaskCommand.RemindOfTask;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.context.annotation.Bean;

/** Where playbooks are published and tasks are worked through. */
@AutoConfiguration
@ConditionalOnCommandSide
public class TaskApi {

    @Bean
    ContextModule taskCommands() {
        return new TaskModule();
    }

    @Bean
    CommandRoutes playbookRoutes() {
        return CommandRoutes.under("/api/playbooks/{playbook}", PlaybookCommand.class);
    }

    @Bean
    CommandRoutes taskRoutes() {
        return CommandRoutes.under("/api/tasks/{task}", TaskCommand.class)
                .at("/api/incidents/{incident}/apply-playbook", ApplyPlaybook.class)
                .at("/api/incidents/{incident}/add-task", AddTask.class)
                .without(RemindOfTask.class, RecordReminderOutcome.class);
    }
}
