package candor.query.fold;

import candor.DomainEvent;
import candor.access.NamedAccount;
import candor.signal.SignalEvent;
import candor.access.AccessEvent;
import candor.task.PlaybookEvent;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** A ledger for tests: numbers events as the real one does. */
public final class Envelopes implements EventFeed {
    public static final Instant START = Instant.parse("2026-11-23T10:00:00Z");
    public static final NamedAccount ACTOR = new NamedAccount("acc-1", "Ada");

    private final List<EventEnvelope> all = new ArrayList<>();
    private final Map<String, Long> ordinals = new HashMap<>();

    /** Appends an event, recorded one second after the one before. */
    public synchronized EventEnvelope append(DomainEvent event) {
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

    @Override
    public synchronized long head() {
        return all.size() - 1L;
    }

    @Override
    public void read(long after, long until, Consumer<List<EventEnvelope>> batches) {
        List<EventEnvelope> wanted = all().subList((int) after + 1, (int) until + 1);
        for (int from = 0; from < wanted.size(); from += 500) {
            batches.accept(wanted.subList(from, Math.min(from + 500, wanted.size())));
        }
    }

    @Override
    public List<EventEnvelope> incident(String incident) {
        return all().stream().filter(envelope -> envelope.stream().equals("incident:" + incident)).toList();
    }

    @Override
    public List<EventEnvelope> signal(String signal, long after, int most) {
        return all().stream()
                .filter(envelope -> envelope.position() > after && envelope.event() instanceof SignalEvent event && event.signal().equals(signal)).limit(most).toList();
    }

    private static String stream(DomainEvent event) {
        String incident = EventComponents.value(event, "incident", String.class);
        if (incident != null) {
            return "incident:" + incident;
        }
        return switch (event) {
            case SignalEvent e -> "signal:" + e.signal();
            case AccessEvent e -> "account:" + e.account();
            case PlaybookEvent e -> "playbook:" + e.playbook();
            default -> "log";
        };
    }
}
