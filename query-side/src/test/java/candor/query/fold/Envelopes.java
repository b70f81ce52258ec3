package candor.query.fold;

import candor.DomainEvent;
import candor.access.NamedAccount;
import candor.signal.SignalEvent;
import candor.access.AccessEvent;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A ledger for tests: numbers events as the real one does. */
public final class Envelopes {
    public static final Instant START = Instant.parse("2026-11-23T10:00:00Z");
    public static final NamedAccount ACTOR = new NamedAccount("acc-1", "Ada");

    private final List<EventEnvelope> all = new ArrayList<>();
    private final Map<String, Long> ordinals = new HashMap<>();

    /** Appends an event, recorded one second after the one before. */
    public EventEnvelope append(DomainEvent event) {
        return append(event, START.plusSeconds(all.size()));
    }

    public synchronized EventEnvelope append(DomainEvent event, Instant recorded) {
        String stream = stream(event);
        long ordinal = ordinals.merge(stream, 1L, Long::sum);
        var envelope = new EventEnvelope(
                all.size(), stream, ordinal, EventCatalog.name(event.getClass()), "1", recorded, ACTOR, event);
        all.add(envelope);
        return envelope;
    }

    public synchronized List<EventEnvelope> all() {
        return List.copyOf(all);
    }

    public synchronized List<EventEnvelope> from(int index) {
        return List.copyOf(all.subList(index, all.size()));
    }

    private static String stream(DomainEvent event) {
        String incident = EventComponents.value(event, "incident", String.class);
        if (incident != null) {
            return "incident:" + incident;
        }
        return switch (event) {
            case SignalEvent e -> "signal:" + e.signal();
            case AccessEvent e -> "account:" + e.account();
            default -> "log";
        };
    }
}
