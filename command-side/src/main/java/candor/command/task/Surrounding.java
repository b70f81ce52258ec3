package candor.command.task;

import candor.DomainEvent;
import candor.TagKey;
import candor.command.StoredEvents;
import candor.command.sweep.DueFeed;
import candor.command.task.DueTask.Surroundings;
import candor.ledger.mongodb.read.Envelope;
import java.util.List;
import java.util.Objects;
import org.axonframework.common.configuration.Configuration;
import org.axonframework.eventsourcing.eventstore.EventStorageEngine;
import org.axonframework.eventsourcing.eventstore.SourcingCondition;
import org.axonframework.messaging.eventhandling.EventMessage;
import org.axonframework.messaging.eventhandling.conversion.EventConverter;
import org.axonframework.messaging.eventstreaming.EventCriteria;
import org.axonframework.messaging.eventstreaming.Tag;

/** Reads what an incident says about its tasks from its own entries. */
final class Surrounding {
    private Surrounding() {}

    static Surroundings read(Configuration axon, String incident, List<Class<? extends DomainEvent>> types) {
        EventConverter converter = axon.getComponent(EventConverter.class);
        var entries = EventCriteria.havingTags(Tag.of(TagKey.OF_INCIDENT, incident)).andBeingOneOfTypes(StoredEvents.namesOf(types));
        return axon.getComponent(EventStorageEngine.class).source(SourcingCondition.conditionFor(entries), null)
                .filter(entry -> entry.message().metadata().get(Envelope.POSITION) != null)
                .reduce(Surroundings.none(incident), (before, entry) -> next(before, entry.message(), converter))
                .join();
    }

    private static Surroundings next(Surroundings before, EventMessage message, EventConverter converter) {
        Class<? extends DomainEvent> type = StoredEvents.typeOf(message.type().qualifiedName());
        return before.after(Objects.requireNonNull(message.payloadAs(type, converter)), DueFeed.recorded(message), DueFeed.position(message));
    }
}
