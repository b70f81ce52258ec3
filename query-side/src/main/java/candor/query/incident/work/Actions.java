package candor.query.incident.work;

import candor.incident.IncidentWork.ActionStage;
import candor.incident.IncidentWork.CorrectiveAction;
import candor.incident.ReviewEvent.CorrectiveActionCompleted;
import candor.incident.ReviewEvent.CorrectiveActionRaised;
import candor.incident.ReviewEvent.CorrectiveActionVerified;
import candor.query.fold.EventEnvelope;
import candor.query.incident.Accounts;
import candor.query.incident.Lists;
import java.util.List;

/** What is to change, and how far each has come. */
public record Actions(List<CorrectiveAction> all) {
    public static final Actions NONE = new Actions(List.of());

    public Actions after(EventEnvelope envelope) {
        return switch (envelope.event()) {
            case CorrectiveActionRaised e -> new Actions(Lists.with(all, raised(e, envelope)));
            case CorrectiveActionCompleted e -> at(e.action(), ActionStage.COMPLETED, envelope);
            case CorrectiveActionVerified e -> at(e.action(), e.effective() ? ActionStage.VERIFIED : ActionStage.NOT_EFFECTIVE, envelope);
            default -> this;
        };
    }

    /** Whether something is not verified yet. */
    public boolean open() {
        return all.stream().anyMatch(action -> action.stage() != ActionStage.VERIFIED);
    }

    private static CorrectiveAction raised(CorrectiveActionRaised event, EventEnvelope envelope) {
        return new CorrectiveAction(
                event.action(), envelope.ordinal(), event.measure(), Accounts.of(event.owner()), event.due(), ActionStage.OPEN, envelope.ordinal());
    }

    private Actions at(long number, ActionStage stage, EventEnvelope envelope) {
        return new Actions(Lists.mapping(all, a -> a.number() == number
                ? new CorrectiveAction(a.number(), a.ordinal(), a.measure(), a.owner(), a.due(), stage, envelope.ordinal())
                : a));
    }
}
