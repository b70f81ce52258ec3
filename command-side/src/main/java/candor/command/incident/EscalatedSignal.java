package candor.command.incident;

import candor.DomainEvent;
import candor.RuleViolation;
import candor.TagKey;
import candor.signal.SignalEvent.SignalEscalated;
import candor.signal.SignalEvent.SignalLinked;
import candor.signal.SignalEvent.SignalRaised;
import org.axonframework.messaging.eventstreaming.EventCriteria;
import org.axonframework.messaging.eventstreaming.Tag;

/** A signal as the incident made of it sees it: whether it exists, and whether it belongs to an incident. */
record EscalatedSignal(boolean raised, boolean taken) {
    static final EscalatedSignal UNKNOWN = new EscalatedSignal(false, false);

    static EventCriteria entries(String signal) {
        return EventCriteria.havingTags(Tag.of(TagKey.OF_SIGNAL, signal));
    }

    EscalatedSignal evolve(DomainEvent event) {
        return switch (event) {
            case SignalRaised e -> new EscalatedSignal(true, taken);
            case SignalLinked e -> new EscalatedSignal(raised, true);
            case SignalEscalated e -> new EscalatedSignal(raised, true);
            default -> this;
        };
    }

    void requireEscalatable() {
        if (!raised) {
            throw new RuleViolation("signal.not-found", "There is no such signal: check the link, or look for it in the list of signals.");
        }
        if (taken) {
            throw new RuleViolation("signal.already-taken-up", "This signal belongs to an incident already: open that incident and act there.");
        }
    }
}
