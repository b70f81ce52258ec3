package candor.query.incident;

import candor.incident.Classification.Confirmation;
import candor.incident.ClassificationEvent.IncidentClassified;
import candor.incident.ClosureEvent.IncidentClosed;
import candor.incident.ClosureEvent.IncidentFoundNotABreach;
import candor.incident.ClosureEvent.IncidentReopened;
import candor.incident.IncidentState;
import candor.incident.IncidentView.Closing;
import candor.incident.IncidentView.Reopening;
import candor.incident.JoinEvent.IncidentMerged;
import candor.incident.JoinSide;
import candor.query.fold.EventEnvelope;
import java.util.List;

/** Whether there is work on it, and every time that ended. */
record Standing(IncidentState state, boolean noBreach, List<Closing> closings) {
    static final Standing OPEN = new Standing(IncidentState.OPEN, false, List.of());

    Standing after(EventEnvelope envelope) {
        return switch (envelope.event()) {
            case IncidentClosed e -> new Standing(IncidentState.CLOSED, noBreach, Lists.with(closings, closing(e, envelope)));
            case IncidentReopened e -> new Standing(IncidentState.OPEN, false, Lists.replacingLast(closings, last -> reopened(last, e, envelope)));
            case IncidentFoundNotABreach e -> new Standing(state, true, closings);
            case IncidentClassified e when e.classification().confirmation() == Confirmation.CONFIRMED -> new Standing(state, false, closings);
            case IncidentMerged e when e.side() == JoinSide.SOURCE -> new Standing(IncidentState.MERGED, noBreach, closings);
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
