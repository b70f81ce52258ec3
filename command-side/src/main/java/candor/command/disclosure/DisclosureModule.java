package candor.command.disclosure;

import candor.DomainEvent;
import candor.RuleViolation;
import candor.TagKey;
import candor.command.Caller;
import candor.command.DecidingModule;
import candor.command.History;
import candor.command.IncidentStanding;
import candor.disclosure.DisclosureCommand.ExportTrail;
import candor.disclosure.DisclosureEvent.TrailExported;
import candor.platform.context.ContextModule;
import java.util.List;
import org.axonframework.eventsourcing.configuration.EventSourcingConfigurer;
import org.axonframework.messaging.eventstreaming.EventCriteria;
import org.axonframework.messaging.eventstreaming.Tag;

/** The disclosure context of the command side. A closed incident can be shown like any other. */
public final class DisclosureModule implements ContextModule {

    @Override
    public EventSourcingConfigurer configure(EventSourcingConfigurer configurer) {
        return configurer.registerCommandHandlingModule(
                new DecidingModule("disclosure-commands").on(ExportTrail.class, DisclosureModule::export).module());
    }

    /** Any entry that arrives between the reading of the trail and this append makes the trail incomplete, so the whole stream counts. */
    private static List<DomainEvent> export(ExportTrail command, Caller caller, History history) {
        var entries = EventCriteria.havingTags(Tag.of(TagKey.OF_INCIDENT, command.incident()));
        long last = history.fold(entries, 0L, (count, event) -> count + 1);
        if (last == 0) {
            throw IncidentStanding.notFound();
        }
        if (command.lastOrdinal() != last) {
            throw new RuleViolation("disclosure.trail-outdated", "The incident has changed since this trail was put together: export it again.");
        }
        return List.of(new TrailExported(
                command.incident(), command.trail(), command.recipient(), command.nonce(), command.policy(), command.withheld(), command.files(), last));
    }
}
