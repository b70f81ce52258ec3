package candor.query.incident.work;

import candor.incident.AlertEvent.AlertAcknowledged;
import candor.incident.AlertEvent.TeamAlerted;
import candor.incident.IncidentWork.Alert;
import candor.query.fold.EventEnvelope;
import candor.query.incident.Accounts;
import candor.query.incident.Lists;
import java.util.List;

/** Who was called, and who has heard. */
public record Alerts(List<Alert> all) {
    public static final Alerts NONE = new Alerts(List.of());

    public Alerts after(EventEnvelope envelope) {
        return switch (envelope.event()) {
            case TeamAlerted e -> new Alerts(Lists.with(all, alert(e, envelope)));
            case AlertAcknowledged e -> new Alerts(Lists.mapping(all, alert -> alert.number() == e.alert() ? heard(alert, e) : alert));
            default -> this;
        };
    }

    private static Alert alert(TeamAlerted event, EventEnvelope envelope) {
        return new Alert(
                event.alert(), envelope.ordinal(), event.roles(), event.person() == null ? null : Accounts.of(event.person()), event.channel(),
                event.message(), event.escalateAfter(), List.of());
    }

    private static Alert heard(Alert alert, AlertAcknowledged event) {
        return new Alert(
                alert.number(), alert.ordinal(), alert.roles(), alert.person(), alert.channel(), alert.message(), alert.escalateAfter(),
                Lists.with(alert.heard(), Accounts.of(event.acknowledgedBy())));
    }
}
