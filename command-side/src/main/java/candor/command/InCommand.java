package candor.command;

import candor.DomainEvent;
import candor.TagKey;
import candor.incident.LeadershipEvent.CommandAccepted;
import candor.incident.LeadershipEvent.CommandAssumed;
import candor.incident.LeadershipEvent.CommanderAssigned;
import candor.sealing.Personal;
import java.util.List;
import java.util.Optional;
import org.axonframework.messaging.eventstreaming.EventCriteria;
import org.axonframework.messaging.eventstreaming.Tag;

/** Who is in command of an incident. */
public final class InCommand {
    private static final Fold<Optional<Personal>> FOLD = new Fold<>(Optional.empty(), InCommand::evolve);

    private InCommand() {}

    /** @return value is an account reference; empty where nobody is */
    public static Optional<Personal> of(String incident, History history) {
        var entries = EventCriteria.havingTags(Tag.of(TagKey.OF_INCIDENT, incident))
                .andBeingOneOfTypes(StoredEvents.namesOf(List.of(CommanderAssigned.class, CommandAccepted.class, CommandAssumed.class)));
        return history.fold(entries, FOLD);
    }

    private static Optional<Personal> evolve(Optional<Personal> before, DomainEvent event) {
        return switch (event) {
            case CommanderAssigned e -> Optional.of(e.commander());
            case CommandAccepted e -> Optional.of(e.commander());
            case CommandAssumed e -> Optional.of(e.commander());
            default -> before;
        };
    }
}
