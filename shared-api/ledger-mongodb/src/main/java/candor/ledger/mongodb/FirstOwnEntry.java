package candor.ledger.mongodb;

import static java.nio.charset.StandardCharsets.UTF_8;

import candor.ledger.mongodb.append.CommandFacts;
import candor.ledger.mongodb.append.Intake;
import candor.log.LogEvent.LogContinued;
import java.util.List;
import java.util.Objects;
import java.util.OptionalLong;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletionException;
import org.axonframework.eventsourcing.eventstore.GenericTaggedEventMessage;
import org.axonframework.messaging.core.MessageType;
import org.axonframework.messaging.core.QualifiedName;
import org.axonframework.messaging.eventhandling.GenericEventMessage;
import org.axonframework.messaging.eventhandling.annotation.Event;

/** Appends LogContinued to a log that holds only what it took over from another: nothing else may come before it. */
record FirstOwnEntry(Intake intake, LedgerIdentity identity) {

    private static final Event STORED = Objects.requireNonNull(LogContinued.class.getAnnotation(Event.class));
    private static final MessageType TYPE = new MessageType(new QualifiedName(STORED.namespace(), STORED.name()), STORED.version());

    /** Repeatable, by several processes at once too: the command's id is always the same. */
    void append(long size) {
        if (identity.predecessors().isEmpty() || size != identity.predecessors().getLast().size()) {
            return;
        }
        UUID id = UUID.nameUUIDFromBytes(("continued\n" + identity.origin()).getBytes(UTF_8));
        var event = new GenericTaggedEventMessage<>(new GenericEventMessage(TYPE, identity.predecessors().getLast().event()), Set.of());
        try {
            intake.take(List.of(event), null, new CommandFacts(id, true, "", null, null, OptionalLong.empty(), false), null).commit().join();
        } catch (CompletionException e) {
            throw new LedgerUnavailable(LedgerUnavailable.OUTCOME_UNKNOWN, "the log could not be continued: the store does not take its first entry", e);
        }
    }
}
