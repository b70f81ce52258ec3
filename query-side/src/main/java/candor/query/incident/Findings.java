package candor.query.incident;

import candor.incident.Containment;
import candor.incident.IncidentView.Assessment;
import candor.incident.IncidentView.ContainmentReport;
import candor.incident.ResponseEvent.ContainmentRecorded;
import candor.incident.ScopeEvent.ScopeAssessed;
import candor.query.fold.EventEnvelope;
import java.util.List;

/** The series of scope assessments and of containment reports; neither overwrites anything. */
record Findings(List<Assessment> scope, List<ContainmentReport> containment) {
    static final Findings NONE = new Findings(List.of(), List.of());

    Findings after(EventEnvelope envelope) {
        return switch (envelope.event()) {
            case ScopeAssessed e -> new Findings(Lists.with(scope, assessment(e, envelope)), containment);
            case ContainmentRecorded e -> new Findings(scope, Lists.with(containment, report(e, envelope)));
            default -> this;
        };
    }

    /** That it was never contained is an answer too. */
    boolean containmentKnown() {
        Containment outcome = containment.isEmpty() ? Containment.UNKNOWN : containment.getLast().outcome();
        return outcome == Containment.CONTAINED || outcome == Containment.NEVER;
    }

    private static Assessment assessment(ScopeAssessed event, EventEnvelope envelope) {
        return new Assessment(
                event.assessment(),
                envelope.ordinal(),
                event.assertedBy(),
                event.cells(),
                event.persons(),
                event.records(),
                event.disclosure(),
                event.statement(),
                event.basis(),
                event.window(),
                false,
                envelope.testimony());
    }

    private ContainmentReport report(ContainmentRecorded event, EventEnvelope envelope) {
        ContainmentReport last = containment.isEmpty() ? null : containment.getLast();
        return new ContainmentReport(
                envelope.ordinal(),
                event.outcome(),
                last == null ? null : last.outcome(),
                last == null ? null : last.testimony().occurred(),
                event.sinceDetection(),
                event.measures(),
                envelope.testimony());
    }
}
