package candor.query.incident;

import candor.incident.ClosingItem;
import candor.incident.DeclarationEvent.IncidentDeclared;
import candor.incident.IncidentRow;
import candor.incident.IncidentState;
import candor.incident.IncidentView.OpenItem;
import candor.incident.IncidentView;
import candor.query.fold.EventEnvelope;
import candor.query.incident.work.Work;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Everything an incident's page and its line in the list show, folded from the incident's stream. */
record IncidentFold(
        Identity identity,
        Activity activity,
        Command command,
        Standing standing,
        Times times,
        Judgements judgements,
        Findings findings,
        Decisions decisions,
        Sources sources,
        Regularity regularity,
        LinkedSignals signals,
        Work work,
        Marks marks) {

    /** Nothing comes before the declaration: without it there is no incident to show, whatever else an as-of view lets through. */
    static @Nullable IncidentFold after(@Nullable IncidentFold before, EventEnvelope envelope) {
        if (envelope.event() instanceof IncidentDeclared declared) {
            return blank(Identity.of(declared, envelope)).next(envelope);
        }
        return before == null ? null : before.next(envelope);
    }

    private static IncidentFold blank(Identity identity) {
        return new IncidentFold(
                identity,
                Activity.NONE,
                Command.NOBODY,
                Standing.OPEN,
                Times.NOT_STATED,
                Judgements.NONE,
                Findings.NONE,
                Decisions.NONE,
                Sources.NONE,
                Regularity.REGULAR,
                LinkedSignals.NONE,
                Work.NONE,
                Marks.NONE);
    }

    private IncidentFold next(EventEnvelope envelope) {
        return new IncidentFold(
                identity,
                activity.after(envelope),
                command.after(envelope),
                standing.after(envelope),
                times.after(envelope),
                judgements.after(envelope),
                findings.after(envelope),
                decisions.after(envelope),
                sources.after(envelope),
                regularity.after(envelope),
                signals.after(envelope),
                work.after(envelope),
                marks.after(envelope));
    }

    /** Its line in the list. */
    IncidentRow row() {
        return new IncidentRow(
                identity.incident(),
                identity.reference(),
                standing.state(),
                identity.kind(),
                identity.origin(),
                judgements.severity(),
                command.commander(),
                identity.summary(),
                times.occurred(),
                times.detected(),
                identity.declared(),
                activity.last(),
                activity.lastOrdinal(),
                counts());
    }

    /** Its line where everybody reads alike: there a privileged summary is withheld from all. */
    IncidentRow listed() {
        return PrivilegeSight.listed(row(), work.view());
    }

    private IncidentRow.Counts counts() {
        return new IncidentRow.Counts(
                activity.entries(),
                decisions.all().size(),
                activity.notes(),
                findings.scope().size(),
                sources.sources().size(),
                sources.conflicts().size(),
                marks.contested().size(),
                regularity.unexplained(),
                signals.all().size(),
                signals.missed());
    }

    /** Its page, without what other streams know. */
    IncidentView view() {
        return new IncidentView(
                row(),
                command.pending(),
                judgements.classification(),
                judgements.severities(),
                times.occurrence(),
                times.detection(),
                findings.containment(),
                decisions.all(),
                findings.scope(),
                sources.sources(),
                sources.conflicts(),
                sources.contests(),
                sources.suppliers(),
                sources.publications(),
                judgements.impact(),
                regularity.irregularities(),
                standing.closings(),
                openItems(),
                signals.all(),
                work.view(),
                activity.position());
    }

    /** What stands in the way of closing it; a closed incident has nothing open any more. */
    List<OpenItem> openItems() {
        List<ClosingItem> open = new ArrayList<>();
        if (standing.state() == IncidentState.OPEN) {
            addIf(open, regularity.unexplained() > 0, ClosingItem.IRREGULARITY_UNEXPLAINED);
            addIf(open, command.commander() == null, ClosingItem.COMMANDER_MISSING);
            addIf(open, command.pending() != null, ClosingItem.HAND_OVER_PENDING);
            addIf(open, times.detection().isEmpty(), ClosingItem.DETECTION_MISSING);
            addIf(open, !standing.noBreach() && findings.scope().isEmpty(), ClosingItem.SCOPE_MISSING);
            addIf(open, !standing.noBreach() && !findings.containmentKnown(), ClosingItem.CONTAINMENT_MISSING);
            addIf(open, work.reports().ransomUndecided(), ClosingItem.RANSOM_UNDECIDED);
            addIf(open, work.actions().open(), ClosingItem.CORRECTIVE_ACTION_OPEN);
            addIf(open, work.reports().thirdPartyEngaged(), ClosingItem.THIRD_PARTY_ENGAGED);
            addIf(open, !work.tasks().tasks().isEmpty(), ClosingItem.TASK_OPEN);
        }
        return open.stream().map(item -> new OpenItem(item.code(), item.sentence())).toList();
    }

    private static void addIf(List<ClosingItem> items, boolean isOpen, ClosingItem item) {
        if (isOpen) {
            items.add(item);
        }
    }
}
