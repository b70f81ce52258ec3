package candor.query.fold;

import candor.DomainEvent;
import candor.access.NamedAccount;
import candor.ledger.mongodb.read.Envelope;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import org.axonframework.messaging.core.Metadata;
import org.axonframework.messaging.eventhandling.EventMessage;
import org.axonframework.messaging.eventhandling.conversion.EventConverter;
import org.jspecify.annotations.Nullable;

/** Makes envelopes of Axon's messages; what the entry says comes as metadata that the storage engine adds on reading. */
public final class EnvelopeReader {
    private final EventConverter converter;

    public EnvelopeReader(EventConverter converter) {
        this.converter = converter;
    }

    /** Empty for what is no entry, and for entries of contexts that this version does not know. */
    public Optional<EventEnvelope> read(EventMessage message) {
        return EventCatalog.type(message.type().name())
                .filter(type -> message.metadata().get(Envelope.POSITION) != null)
                .map(type -> envelope(message, Objects.requireNonNull(converter.convertPayload(message, type))));
    }

    /** As {@link #read}, with an {@link Undecoded} event in the place of one that cannot be read. */
    @SuppressWarnings("PMD.AvoidCatchingGenericException")
    Optional<EventEnvelope> readOrPark(EventMessage message) {
        try {
            return read(message);
        } catch (RuntimeException e) {
            return Optional.of(envelope(message, new Undecoded(e.getClass().getName())));
        }
    }

    private static EventEnvelope envelope(EventMessage message, DomainEvent event) {
        Metadata facts = message.metadata();
        return new EventEnvelope(
                position(message),
                fact(facts, Envelope.STREAM),
                Long.parseLong(fact(facts, Envelope.ORDINAL)),
                message.type().name(),
                message.type().version(),
                Instant.parse(fact(facts, Envelope.RECORDED)),
                actor(facts.get(Envelope.ACTOR), facts.get(Envelope.ACTOR_NAME)),
                event);
    }

    /** Leaf index of the entry behind a message; −1 for what is none. */
    public static long position(EventMessage message) {
        String position = message.metadata().get(Envelope.POSITION);
        return position == null ? -1 : Long.parseLong(position);
    }

    private static @Nullable NamedAccount actor(@Nullable String account, @Nullable String name) {
        return account == null ? null : new NamedAccount(account, name);
    }

    private static String fact(Metadata facts, String key) {
        return Objects.requireNonNull(facts.get(key), () -> "the entry does not say its " + key);
    }
}
