package candor.query.incident.work;

import candor.incident.AlertEvent.AlertAcknowledged;
import candor.incident.AlertEvent.AlertDeliveryRecorded;
import candor.incident.AlertEvent.AlertDispatched;
import candor.incident.AlertEvent.AlertEscalated;
import candor.incident.AlertEvent.TeamAlerted;
import candor.incident.IncidentWork.Alert;
import candor.incident.IncidentWork.Delivery;
import candor.incident.IncidentWork.Escalation;
import candor.incident.IncidentWork.Heard;
import candor.query.fold.EventEnvelope;
import candor.query.incident.Accounts;
import candor.query.incident.Lists;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** One alert after each of its entries. */
final class AlertState {
    private AlertState() {}

    static Alert of(TeamAlerted event, EventEnvelope envelope) {
        return running(new Alert(
                event.alert(), envelope.ordinal(), envelope.recorded(), event.roles(), event.person() == null ? null : Accounts.of(event.person()), event.teams(),
                event.channel(), event.message(), event.escalateAfter(), event.escalateTo(), event.automatic(), List.of(), List.of(), List.of(), null));
    }

    static Alert heard(Alert alert, AlertAcknowledged event, EventEnvelope envelope) {
        return resting(with(alert, Lists.with(alert.heard(), new Heard(Accounts.of(event.acknowledgedBy()), envelope.recorded())), alert.deliveries(), alert.escalations()));
    }

    static Alert dispatched(Alert alert, AlertDispatched event, EventEnvelope envelope) {
        var delivery = new Delivery(
                event.step(), event.delivery(), event.way(), event.team(), event.person() == null ? null : Accounts.of(event.person()), event.attempt(),
                envelope.recorded(), null, null);
        boolean again = alert.deliveries().stream().anyMatch(one -> one.delivery().equals(event.delivery()));
        List<Delivery> all = again
                ? Lists.mapping(alert.deliveries(), one -> one.delivery().equals(event.delivery()) ? delivery : one)
                : Lists.with(alert.deliveries(), delivery);
        return running(with(alert, alert.heard(), all, alert.escalations()));
    }

    static Alert became(Alert alert, AlertDeliveryRecorded event) {
        return with(alert, alert.heard(), Lists.mapping(alert.deliveries(), one -> one.delivery().equals(event.delivery()) ? became(one, event) : one), alert.escalations());
    }

    private static Delivery became(Delivery one, AlertDeliveryRecorded event) {
        return one.attempts() != event.attempt() ? one
                : new Delivery(one.step(), one.delivery(), one.way(), one.team(), one.person(), one.attempts(), one.at(), event.outcome(), event.status());
    }

    static Alert escalated(Alert alert, AlertEscalated event, EventEnvelope envelope) {
        var escalation = new Escalation(
                envelope.ordinal(), event.step(), event.team(), event.commander() == null ? null : Accounts.of(event.commander()), envelope.recorded());
        return running(with(alert, alert.heard(), alert.deliveries(), Lists.with(alert.escalations(), escalation)));
    }

    private static Alert with(Alert a, List<Heard> heard, List<Delivery> deliveries, List<Escalation> escalations) {
        return new Alert(
                a.number(), a.ordinal(), a.at(), a.roles(), a.person(), a.teams(), a.channel(), a.message(), a.escalateAfter(), a.escalateTo(), a.automatic(), heard,
                deliveries, escalations, a.nextEscalation());
    }

    /** Nobody waits for an answer any more. */
    static Alert resting(Alert alert) {
        return next(alert, null);
    }

    /** Somebody may wait for an answer. */
    static Alert running(Alert alert) {
        boolean over = !alert.automatic() || !alert.heard().isEmpty() || alert.escalations().size() > alert.escalateTo().size();
        return next(alert, over || alert.escalateAfter() == null ? null : since(alert).plus(Duration.ofMinutes(alert.escalateAfter())));
    }

    /** When the last step was taken: the first message of the first one, or the last escalation. */
    private static Instant since(Alert alert) {
        Stream<Instant> first = alert.deliveries().stream().filter(delivery -> delivery.step() == 0 && delivery.attempts() == 1).map(Delivery::at).limit(1);
        return Stream.concat(alert.escalations().reversed().stream().map(Escalation::at).limit(1), first).findFirst().orElse(alert.at());
    }

    private static Alert next(Alert a, @Nullable Instant next) {
        return new Alert(
                a.number(), a.ordinal(), a.at(), a.roles(), a.person(), a.teams(), a.channel(), a.message(), a.escalateAfter(), a.escalateTo(), a.automatic(), a.heard(),
                a.deliveries(), a.escalations(), next);
    }
}
