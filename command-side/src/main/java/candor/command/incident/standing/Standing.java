package candor.command.incident.standing;

import candor.DomainEvent;
import candor.RuleViolation;
import candor.command.IncidentStanding;
import candor.incident.Classification.Confirmation;
import candor.incident.ClassificationEvent.IncidentClassified;
import candor.incident.ClosureEvent.IncidentClosed;
import candor.incident.ClosureEvent.IncidentFoundNotABreach;
import candor.incident.ClosureEvent.IncidentReopened;
import candor.incident.DeclarationEvent.IncidentDeclared;
import candor.incident.IncidentKind;
import candor.incident.JoinEvent.IncidentMerged;
import candor.incident.JoinSide;
import org.jspecify.annotations.Nullable;

/**
 * Whether an incident exists and there is work on it.
 * @param reference its own
 * @param noBreach it was found that no personal data were breached, and that holds
 * @param mergedInto reference of the incident it became part of
 */
public record Standing(@Nullable IncidentKind kind, @Nullable String reference, boolean closed, boolean noBreach, @Nullable String mergedInto) {
    public static final Standing UNKNOWN = new Standing(null, null, false, false, null);

    /** @throws RuleViolation when there is no such incident */
    public void requireDeclared() {
        if (!declared()) {
            throw IncidentStanding.notFound();
        }
    }

    /** @throws RuleViolation when there is no work on it any more */
    public void requireOpen() {
        requireNotMerged();
        if (closed) {
            throw new RuleViolation("incident.closed", "This incident is closed: reopen it with a reason before you act on it.");
        }
    }

    /** @throws RuleViolation when it is part of another one, which it names */
    public void requireNotMerged() {
        if (mergedInto != null) {
            throw new RuleViolation("incident.merged", "This incident became part of " + mergedInto + ": act there.");
        }
    }

    public boolean merged() {
        return mergedInto != null;
    }

    public boolean declared() {
        return kind != null;
    }

    public Standing evolve(DomainEvent event) {
        return switch (event) {
            case IncidentDeclared e -> new Standing(e.kind(), e.reference(), false, false, null);
            case IncidentClosed e -> new Standing(kind, reference, true, noBreach, mergedInto);
            case IncidentReopened e -> new Standing(kind, reference, false, false, mergedInto);
            case IncidentFoundNotABreach e -> new Standing(kind, reference, closed, true, mergedInto);
            case IncidentClassified e when e.classification().confirmation() == Confirmation.CONFIRMED -> new Standing(kind, reference, closed, false, mergedInto);
            case IncidentMerged e when e.side() == JoinSide.SOURCE -> new Standing(kind, reference, closed, noBreach, e.otherReference());
            default -> this;
        };
    }
}
