package candor.command.incident;

import candor.DomainEvent;
import candor.command.Caller;
import candor.command.DecidingModule;
import candor.command.History;
import candor.incident.IncidentCommand;
import candor.incident.IncidentCommand.DeclareIncident;
import candor.incident.IncidentCommand.EscalateSignal;
import candor.incident.IncidentCommand.ImportIncident;
import candor.incident.IncidentEvent;
import candor.platform.context.ContextModule;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.axonframework.eventsourcing.configuration.EventSourcingConfigurer;

/** The incident context of the command side. */
public final class IncidentModule implements ContextModule {
    private static final Set<Class<?>> DECLARING = Set.of(DeclareIncident.class, EscalateSignal.class, ImportIncident.class);

    @Override
    public EventSourcingConfigurer configure(EventSourcingConfigurer configurer) {
        var deciding = new DecidingModule("incident-commands")
                .on(DeclareIncident.class, configuration -> configuration.getComponent(Declarations.class)::declare)
                .on(EscalateSignal.class, configuration -> configuration.getComponent(Declarations.class)::escalate)
                .on(ImportIncident.class, configuration -> configuration.getComponent(Declarations.class)::take);
        Arrays.stream(IncidentCommand.class.getPermittedSubclasses())
                .filter(type -> !DECLARING.contains(type))
                .forEach(type -> deciding.on(type.asSubclass(IncidentCommand.class), IncidentModule::decide));
        return configurer
                .componentRegistry(components -> components.registerComponent(Declarations.class, c -> new Declarations(new References())))
                .registerCommandHandlingModule(deciding.module());
    }

    private static List<DomainEvent> decide(IncidentCommand command, Caller caller, History history) {
        Incident incident = history.fold(Boundary.of(command), Incident.UNKNOWN, Incident::evolve);
        if (Boundary.cites(command)) {
            incident = incident.with(history.glance(Boundary.everything(command.incident()), Entries.NONE, Entries::evolve));
        }
        IncidentEvent event = new IncidentRules(incident, caller).decide(command);
        NamedAccount.require(command, history);
        return List.of(event);
    }
}
