package candor.command.incident;

import candor.DomainEvent;
import candor.SealedFamily;
import candor.command.Caller;
import candor.command.DecidingModule;
import candor.command.Fold;
import candor.command.History;
import candor.command.incident.reference.References;
import candor.command.incident.standing.Entries;
import candor.incident.DeclarationCommand.DeclareIncident;
import candor.incident.DeclarationCommand.EscalateSignal;
import candor.incident.DeclarationCommand.ImportIncident;
import candor.incident.DeclarationCommand;
import candor.incident.IncidentCommand;
import candor.incident.IncidentEvent;
import candor.incident.IntelligenceCommand.ImportIndicators;
import candor.incident.IntelligenceCommand;
import candor.incident.JoinCommand.MergeIncident;
import candor.incident.JoinCommand.SplitIncident;
import candor.incident.JoinCommand;
import candor.platform.alert.AlertTeams;
import candor.platform.context.ContextModule;
import java.util.List;
import org.axonframework.eventsourcing.configuration.EventSourcingConfigurer;

/** The incident context of the command side. */
public final class IncidentModule implements ContextModule {
    private static final Fold<Incident> INCIDENT = new Fold<>(Incident.UNKNOWN, Incident::evolve);
    private static final Fold<Entries> ENTRIES = new Fold<>(Entries.NONE, Entries::evolve);

    private final AlertTeams teams;

    /** Where no team can be reached. */
    public IncidentModule() {
        this(AlertTeams.NONE);
    }

    /** @param teams that an alert may name */
    public IncidentModule(AlertTeams teams) {
        this.teams = teams;
    }

    @Override
    public EventSourcingConfigurer configure(EventSourcingConfigurer configurer) {
        var deciding = new DecidingModule("incident-commands")
                .on(DeclareIncident.class, configuration -> configuration.getComponent(Declarations.class)::declare)
                .on(EscalateSignal.class, configuration -> configuration.getComponent(Declarations.class)::escalate)
                .on(ImportIncident.class, configuration -> configuration.getComponent(Declarations.class)::take)
                .on(MergeIncident.class, configuration -> configuration.getComponent(Joins.class)::merge)
                .on(SplitIncident.class, configuration -> configuration.getComponent(Joins.class)::split)
                .on(ImportIndicators.class, Intake::take);
        SealedFamily.records(IncidentCommand.class).stream()
                .filter(type -> !DeclarationCommand.class.isAssignableFrom(type) && !JoinCommand.class.isAssignableFrom(type) && !IntelligenceCommand.class.isAssignableFrom(type))
                .forEach(type -> deciding.on(type, this::decide));
        return configurer
                .componentRegistry(components -> components
                        .registerComponent(References.class, c -> new References())
                        .registerComponent(Declarations.class, c -> new Declarations(c.getComponent(References.class)))
                        .registerComponent(Joins.class, c -> new Joins(c.getComponent(References.class))))
                .registerCommandHandlingModule(deciding.module());
    }

    private List<DomainEvent> decide(IncidentCommand command, Caller caller, History history) {
        Incident incident = history.fold(Boundary.of(command), INCIDENT);
        Entries entries = Boundary.cites(command)
                ? history.glance(Boundary.everything(command.incident()), ENTRIES)
                : incident.entries();
        IncidentEvent event = new IncidentRules(incident, incident.situation(caller, entries)).decide(command);
        NamedAccount.require(command, history);
        NamedTeam.require(command, teams);
        return List.of(event);
    }
}
