package candor.query.figures;

import candor.incident.Bounds;
import candor.incident.ChronologyEvent.DetectionCorrected;
import candor.incident.ChronologyEvent.DetectionEstablished;
import candor.incident.ChronologyEvent.OccurrenceCorrected;
import candor.incident.ChronologyEvent.OccurrenceEstablished;
import candor.incident.Claimant;
import candor.incident.Classification;
import candor.incident.ClassificationEvent.IncidentClassified;
import candor.incident.Containment;
import candor.incident.DeclarationEvent.IncidentDeclared;
import candor.incident.IncidentKind;
import candor.incident.JoinEvent.IncidentMerged;
import candor.incident.JoinSide;
import candor.incident.ResponseEvent.ContainmentRecorded;
import candor.incident.ScopeCell;
import candor.incident.ScopeEvent.ScopeAssessed;
import candor.incident.StatementEvent.PublicDisclosureRecorded;
import candor.query.fold.EventEnvelope;
import candor.testimony.Occurred;
import candor.testimony.StatedDuration;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What the figures need of one incident; small, since every incident's are read for every figure.
 *
 * @param occurred as it stands now
 * @param published the first time it became public
 * @param countedElsewhere it became part of another incident, which is counted in its stead
 */
record FigureFacts(
        IncidentKind kind,
        @Nullable String origin,
        @Nullable Occurred occurred,
        @Nullable Classification classification,
        Noticed noticed,
        Affected affected,
        Stopped stopped,
        @Nullable Occurred published,
        boolean countedElsewhere) {

    /** @param since stated duration from compromise to discovery */
    record Noticed(List<String> methods, @Nullable Occurred occurred, @Nullable StatedDuration since) {
        static final Noticed NOT_SAID = new Noticed(List.of(), null, null);
    }

    /** The last assessment that is not merely somebody else's claim. */
    record Affected(@Nullable String disclosure, List<String> dataKinds, @Nullable Long records) {
        static final Affected NOT_ASSESSED = new Affected(null, List.of(), null);
    }

    /** @param since stated duration from discovery to containment */
    record Stopped(@Nullable Containment outcome, @Nullable Occurred occurred, @Nullable StatedDuration since) {
        static final Stopped NOT_SAID = new Stopped(null, null, null);
    }

    /** What the press, a supplier or an attacker claims is on the page, never in a figure. */
    private static final Set<Claimant> COUNTED = Set.of(Claimant.ORGANISATION, Claimant.AUTHORITY, Claimant.RECORD_OF_ORIGIN);

    static @Nullable FigureFacts after(@Nullable FigureFacts before, EventEnvelope envelope) {
        if (envelope.event() instanceof IncidentDeclared e) {
            return new FigureFacts(
                    e.kind(), e.origin(), e.occurred(), null, Noticed.NOT_SAID, Affected.NOT_ASSESSED, Stopped.NOT_SAID, null, false);
        }
        return before == null ? null : before.next(envelope);
    }

    private FigureFacts next(EventEnvelope envelope) {
        return switch (envelope.event()) {
            case IncidentClassified e -> with(occurred, e.classification(), noticed, affected, stopped, published);
            case OccurrenceEstablished e -> with(e.occurred(), classification, noticed, affected, stopped, published);
            case OccurrenceCorrected e -> with(e.occurred(), classification, noticed, affected, stopped, published);
            case DetectionEstablished e -> noticed(new Noticed(e.method(), e.occurred(), e.sinceCompromise()));
            case DetectionCorrected e -> noticed(new Noticed(e.method(), e.occurred(), null));
            case ScopeAssessed e -> COUNTED.contains(e.assertedBy())
                    ? with(occurred, classification, noticed, assessed(e), stopped, published)
                    : this;
            case ContainmentRecorded e -> with(
                    occurred, classification, noticed, affected, new Stopped(e.outcome(), e.occurred(), e.sinceDetection()), published);
            case PublicDisclosureRecorded e -> with(
                    occurred, classification, noticed, affected, stopped, published == null ? e.occurred() : published);
            case IncidentMerged e when e.side() == JoinSide.SOURCE ->
                new FigureFacts(kind, origin, occurred, classification, noticed, affected, stopped, published, true);
            default -> this;
        };
    }

    private FigureFacts noticed(Noticed next) {
        return with(occurred, classification, next, affected, stopped, published);
    }

    private FigureFacts with(
            @Nullable Occurred when,
            @Nullable Classification what,
            Noticed how,
            Affected whom,
            Stopped end,
            @Nullable Occurred known) {
        return new FigureFacts(kind, origin, when, what, how, whom, end, known, countedElsewhere);
    }

    private static Affected assessed(ScopeAssessed event) {
        List<String> kinds = event.cells().stream()
                .flatMap(cell -> cell.elements().stream())
                .map(ScopeCell.DataElement::kind)
                .distinct()
                .toList();
        return new Affected(event.disclosure(), kinds, number(event.records()));
    }

    /** The best estimate, else the upper bound, else the lower one. */
    private static @Nullable Long number(Bounds bounds) {
        Long likely = bounds.likely();
        Long max = bounds.max();
        return likely != null ? likely : max != null ? max : bounds.min();
    }
}
