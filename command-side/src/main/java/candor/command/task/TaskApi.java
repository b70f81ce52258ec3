package candor.command.task;

import candor.command.ConditionalOnCommandSide;
import candor.command.sweep.DueHandler;
import candor.command.sweep.DueTable;
import candor.platform.cli.AdminOperation;
import candor.platform.command.CommandPort;
import candor.platform.context.ContextModule;
import candor.platform.edge.CommandRoutes;
import candor.platform.mail.ConsoleLinks;
import candor.platform.mail.MailSettings;
import candor.platform.mail.Mailer;
import candor.task.PlaybookCommand;
import candor.task.TaskCommand;
import candor.task.TaskCommand.AddTask;
import candor.task.TaskCommand.ApplyPlaybook;
import candor.task.TaskCommand.RecordReminderOutcome;
import candor.task.TaskCommand.RemindOfTasks;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.context.annotation.Bean;

/** Where playbooks are published and tasks are worked through. */
@AutoConfiguration
@ConditionalOnCommandSide
public class TaskApi {

    private final Reminders.Outbox outbox = new Reminders.Outbox();

    @Bean
    ContextModule taskCommands() {
        return new TaskModule(outbox::add);
    }

    @Bean
    ContextModule dueTasks(DueTable table) {
        return new DueTasks(table);
    }

    @Bean
    DueHandler reminders(DueTable table, CommandPort port, Mailer mailer, MailSettings settings) {
        return new Reminders(table, port, mailer, new ReminderLetters(new ConsoleLinks(settings.console())), outbox);
    }

    @Bean
    AdminOperation importCacao(CommandPort commands) {
        return new ImportCacaoOperation(commands);
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
                .without(RemindOfTasks.class, RecordReminderOutcome.class);
    }
}
