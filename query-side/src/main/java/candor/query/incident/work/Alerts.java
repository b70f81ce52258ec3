package candor.query.incident.work;

import candor.incident.AlertEvent.AlertAcknowledged;
import candor.incident.AlertEvent.AlertDeliveryRecorded;
import candor.incident.AlertEvent.AlertDispatched;
import candor.incident.AlertEvent.AlertEscalated;
import candor.incident.AlertEvent.TeamAlerted;
import candor.incident.ClosureEvent.IncidentClosed;
import candor.incident.ClosureEvent.IncidentReopened;
import candor.incident.IncidentWork.Alert;
import candor.incident.JoinEvent.IncidentMerged;
import candor.incident.JoinSide;
import candor.query.fold.EventEnvelope;
import candor.query.incident.Lists;
import java.util.List;
import java.util.function.UnaryOperator;

/** Who was called, in which ways, and who has heard. */
public record Alerts(List<Alert> all) {
    public static final Alerts NONE = new Alerts(List.of());

    public Alerts after(EventEnvelope envelope) {
        return switch (envelope.event()) {
            case TeamAlerted e -> new Alerts(Lists.with(all, AlertState.of(e, envelope)));
            case AlertAcknowledged e -> of(e.alert(), alert -> AlertState.heard(alert, e, envelope));
            case AlertDispatched e -> of(e.alert(), alert -> AlertState.dispatched(alert, e, envelope));
            case AlertDeliveryRecorded e -> of(e.alert(), alert -> AlertState.became(alert, e));
            case AlertEscalated e -> of(e.alert(), alert -> AlertState.escalated(alert, e, envelope));
            case IncidentClosed _ -> new Alerts(Lists.mapping(all, AlertState::resting));
            case IncidentMerged e when e.side() == JoinSide.SOURCE -> new Alerts(Lists.mapping(all, AlertState::resting));
            case IncidentReopened _ -> new Alerts(Lists.mapping(all, AlertState::running));
            default -> this;
        };
    }

    private Alerts of(long number, UnaryOperator<Alert> change) {
        return new Alerts(Lists.mapping(all, alert -> alert.number() == number ? change.apply(alert) : alert));
    }
}
