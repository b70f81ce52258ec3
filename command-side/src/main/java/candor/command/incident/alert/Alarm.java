package candor.command.incident.alert;

import candor.DomainEvent;
import candor.RuleViolation;
import candor.SealedFamily;
import candor.TagKey;
import candor.command.History;
import candor.command.IncidentStanding;
import candor.command.StoredEvents;
import candor.incident.AlertEvent;
import candor.incident.AlertEvent.AlertAcknowledged;
import candor.incident.AlertEvent.AlertDeliveryRecorded;
import candor.incident.AlertEvent.AlertDispatched;
import candor.incident.AlertEvent.AlertEscalated;
import candor.incident.AlertEvent.TeamAlerted;
import candor.incident.DeclarationEvent.IncidentDeclared;
import candor.incident.IncidentKind;
import candor.incident.Severity;
import candor.incident.SeverityEvent;
import candor.incident.SeverityEvent.SeverityAssessed;
import candor.incident.SeverityEvent.SeverityScored;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.axonframework.messaging.eventstreaming.EventCriteria;
import org.axonframework.messaging.eventstreaming.Tag;
import org.jspecify.annotations.Nullable;

/**
 * One alert as a decision about telling people needs it.
 *
 * @param row where it stands; times play no part in a decision
 * @param sent the last attempt of each message
 */
record Alarm(Head head, @Nullable TeamAlerted alerted, @Nullable AlertRow row, Map<String, AlertDispatched> sent) {

    /**
     * What of an incident may leave the house.
     *
     * @param severity absent where nobody has judged it
     */
    record Head(String reference, boolean drill, @Nullable Severity severity) {}

    static Alarm read(String incident, long alert, History history) {
        var entries = EventCriteria.havingTags(Tag.of(TagKey.OF_INCIDENT, incident)).andBeingOneOfTypes(StoredEvents.namesOf(events()));
        Alarm none = new Alarm(new Head("an incident", false, null), null, null, Map.of());
        return history.fold(entries, none, (before, event) -> before.evolve(event, alert));
    }

    private static List<Class<? extends DomainEvent>> events() {
        List<Class<? extends DomainEvent>> all = new ArrayList<>(IncidentStanding.EVENTS);
        all.addAll(SealedFamily.records(AlertEvent.class));
        all.addAll(SealedFamily.records(SeverityEvent.class));
        return List.copyOf(all);
    }

    private Alarm evolve(DomainEvent event, long number) {
        return switch (event) {
            case TeamAlerted e when e.alert() == number -> new Alarm(head, e, AlertRow.of(e, Instant.EPOCH), sent);
            case AlertDispatched e when e.alert() == number -> new Alarm(head, alerted, next(e), with(e));
            case AlertAcknowledged e when e.alert() == number -> new Alarm(head, alerted, next(e), sent);
            case AlertDeliveryRecorded e when e.alert() == number -> new Alarm(head, alerted, next(e), sent);
            case AlertEscalated e when e.alert() == number -> new Alarm(head, alerted, next(e), sent);
            case AlertEvent _ -> this;
            case SeverityScored e -> new Alarm(judged(e.severity()), alerted, row, sent);
            case SeverityAssessed e -> new Alarm(judged(e.severity()), alerted, row, sent);
            case IncidentDeclared e -> new Alarm(new Head(e.reference(), e.kind() == IncidentKind.DRILL, head.severity()), alerted, row, sent);
            default -> new Alarm(head, alerted, next(event), sent);
        };
    }

    private @Nullable AlertRow next(DomainEvent event) {
        return row == null ? null : row.after(event, Instant.EPOCH);
    }

    private Map<String, AlertDispatched> with(AlertDispatched event) {
        Map<String, AlertDispatched> all = new HashMap<>(sent);
        all.put(event.delivery(), event);
        return Map.copyOf(all);
    }

    private Head judged(Severity severity) {
        return new Head(head.reference(), head.drill(), severity);
    }

    /**
     * The alert, if this step is the one to take.
     *
     * @throws RuleViolation {@code incident.alert-not-waiting}
     */
    TeamAlerted requireNext(long step) {
        if (alerted == null || row == null || !row.stillWaits() || row.next() != step || (step > 0 && step > row.last())) {
            throw notWaiting();
        }
        return alerted;
    }

    /**
     * The message, if it is to be sent once more.
     *
     * @throws RuleViolation {@code incident.alert-not-waiting}
     */
    AlertDispatched requireRepeatable(String delivery, long attempt) {
        AlertDispatched last = sent.get(delivery);
        boolean open = row != null && row.stillWaits()
                && row.sendings().stream().anyMatch(sending -> sending.delivery().equals(delivery) && !sending.over() && sending.attempt() < AlertRow.MOST_ATTEMPTS);
        if (last == null || !open || last.attempt() + 1 != attempt) {
            throw notWaiting();
        }
        return last;
    }

    private static RuleViolation notWaiting() {
        return new RuleViolation(
                "incident.alert-not-waiting", "Nobody is to be told of this alert now: it is acknowledged, the incident is closed or merged, or it was done before.");
    }
}
