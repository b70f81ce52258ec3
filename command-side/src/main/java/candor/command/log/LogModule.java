package candor.command.log;

import candor.RuleViolation;
import candor.command.DecidingModule;
import candor.command.History;
import candor.command.StoredEvents;
import candor.log.LogCommand.RetireLogKey;
import candor.log.LogCommand.RotateLogKey;
import candor.log.LogEvent.LogKeyRetired;
import candor.log.LogEvent.LogKeyRotated;
import candor.platform.context.ContextModule;
import java.util.List;
import java.util.Set;
import org.axonframework.eventsourcing.configuration.EventSourcingConfigurer;
import org.axonframework.messaging.core.QualifiedName;
import org.axonframework.messaging.eventstreaming.EventCriteria;

/** The log context of the command side: the log itself says which key counts when. */
public final class LogModule implements ContextModule {
    private static final Set<QualifiedName> KEYS = StoredEvents.namesOf(List.of(LogKeyRotated.class, LogKeyRetired.class));

    @Override
    public EventSourcingConfigurer configure(EventSourcingConfigurer configurer) {
        return configurer.registerCommandHandlingModule(new DecidingModule("log-commands")
                .on(RotateLogKey.class, (command, caller, history) -> {
                    LogKeysSaid said = said(history);
                    refuseIf(said.named(command.vkey()), "log.key-known", "This key was rotated to before: make another one.");
                    return List.of(new LogKeyRotated(command.vkey(), command.from()));
                })
                .on(RetireLogKey.class, (command, caller, history) -> {
                    LogKeysSaid said = said(history);
                    refuseIf(said.retired().contains(command.vkey()), "log.key-retired", "This key was retired before.");
                    refuseIf(said.newest().isEmpty() || said.newest().get().equals(command.vkey()), "log.no-other-key", "This is the only key that signs: rotate first.");
                    return List.of(new LogKeyRetired(command.vkey()));
                })
                .module());
    }

    private static LogKeysSaid said(History history) {
        return history.fold(EventCriteria.havingAnyTag().andBeingOneOfTypes(KEYS), LogKeysSaid.NOTHING, LogKeysSaid::evolve);
    }

    private static void refuseIf(boolean wrong, String code, String sentence) {
        if (wrong) {
            throw new RuleViolation(code, sentence);
        }
    }
}
