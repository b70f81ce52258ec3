package candor.command.task;

import candor.DomainEvent;
import candor.command.Caller;
import candor.command.DecidingModule;
import candor.command.History;
import candor.command.task.cacao.CacaoPlaybook;
import candor.platform.context.ContextModule;
import candor.task.PlaybookCommand.ImportCacaoPlaybook;
import candor.task.PlaybookCommand.PublishPlaybook;
import candor.task.PlaybookCommand.RetirePlaybook;
import candor.task.TaskCommand.AddTask;
import candor.task.TaskCommand.ApplyPlaybook;
import candor.task.TaskCommand.AssignTask;
import candor.task.TaskCommand.CompleteTask;
import candor.task.TaskCommand.RecordReminderOutcome;
import candor.task.TaskCommand.RemindOfTasks;
import candor.task.TaskCommand.ReopenTask;
import candor.task.TaskCommand.SkipTask;
import candor.task.TaskEvent.ReminderOutcomeRecorded;
import candor.task.TaskEvent.TasksReminded;
import java.util.List;
import java.util.function.BiConsumer;
import org.axonframework.eventsourcing.configuration.EventSourcingConfigurer;

/** The task context of the command side. */
public final class TaskModule implements ContextModule {
    private final BiConsumer<TasksReminded, String> outbox;

    /** Where nobody sends mail. */
    public TaskModule() {
        this((reminded, address) -> {});
    }

    /** @param outbox takes each letter that this process recorded, with the address it goes to, once it is durable */
    public TaskModule(BiConsumer<TasksReminded, String> outbox) {
        this.outbox = outbox;
    }

    @Override
    public EventSourcingConfigurer configure(EventSourcingConfigurer configurer) {
        return configurer.registerCommandHandlingModule(new DecidingModule("task-commands")
                .on(PublishPlaybook.class, (c, caller, history) -> Playbook.read(c.playbook(), history).decide(c))
                .on(ImportCacaoPlaybook.class, TaskModule::take)
                .on(RetirePlaybook.class, (c, caller, history) -> List.of(Playbook.read(c.playbook(), history).decide(c)))
                .on(ApplyPlaybook.class, Application::decide)
                .on(AddTask.class, Application::add)
                .on(AssignTask.class, TaskRules::assign)
                .on(CompleteTask.class, TaskRules::complete)
                .on(SkipTask.class, TaskRules::skip)
                .on(ReopenTask.class, TaskRules::reopen)
                .on(RemindOfTasks.class, (c, caller, history) -> Reminding.remind(c, history, outbox))
                .on(RecordReminderOutcome.class, TaskModule::outcome)
                .module());
    }

    private static List<? extends DomainEvent> take(ImportCacaoPlaybook command, Caller caller, History history) {
        return Playbook.read(command.playbook(), history).take(CacaoPlaybook.read(command));
    }

    /** Its command id alone keeps it from being said twice: nothing that happens to the tasks can make it untrue. */
    private static List<DomainEvent> outcome(RecordReminderOutcome command, Caller caller, History history) {
        return List.of(new ReminderOutcomeRecorded(command.incident(), command.letter(), command.tasks(), command.outcome()));
    }
}
