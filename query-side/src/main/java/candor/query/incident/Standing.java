package candor.query.incident;

import candor.incident.ClosureEvent.IncidentClosed;
import candor.incident.ClosureEvent.IncidentReopened;
import candor.incident.IncidentState;
import candor.incident.IncidentView.Closing;
import candor.incident.IncidentView.Reopening;
import candor.query.fold.EventEnvelope;
import java.util.List;

/** Whether there is work on it, and every time that ended. */
record Standing(IncidentState state, List<Closing> closings) {
    static final Standing OPEN = new Standing(IncidentState.OPEN, List.of());

    Standing after(EventEnvelope envelope) {
        return switch (envelope.event()) {
            case IncidentClosed e -> new Standing(IncidentState.CLOSED, Lists.with(closings, closing(e, envelope)));
            case IncidentReopened e -> new Standing(IncidentState.OPEN, Lists.replacingLast(closings, last -> reopened(last, e, envelope)));
            default -> this;
        };
    }

    private static Closing closing(IncidentClosed event, EventEnvelope envelope) {
        return new Closing(
                envelope.ordinal(),
                event.outcome(),
                event.reason(),
                event.openItems(),
                event.overrideReason(),
                null,
                envelope.testimony());
    }

    private static Closing reopened(Closing closing, IncidentReopened event, EventEnvelope envelope) {
        return new Closing(
                closing.ordinal(),
                closing.outcome(),
                closing.reason(),
                closing.openItems(),
                closing.overrideReason(),
                new Reopening(envelope.ordinal(), event.reason(), envelope.testimony()),
                closing.testimony());
    }
}
