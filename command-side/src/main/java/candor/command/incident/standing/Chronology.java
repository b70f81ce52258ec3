package candor.command.incident.standing;

import candor.DomainEvent;
import candor.incident.ChronologyEvent.DetectionCorrected;
import candor.incident.ChronologyEvent.DetectionEstablished;
import candor.incident.ChronologyEvent.OccurrenceCorrected;
import candor.incident.ChronologyEvent.OccurrenceEstablished;
import candor.incident.Containment;
import candor.incident.DeclarationEvent.IncidentDeclared;
import candor.incident.IrregularityRule;
import candor.incident.ResponseEvent.ContainmentRecorded;
import candor.incident.StatementEvent.PublicDisclosureRecorded;
import candor.testimony.Occurred;
import candor.testimony.StatedTime;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * When it happened, by what is recorded so far.
 * @param begun when the breach began and ended: what was established, for an imported record what that says
 * @param established whether {@code begun} was established by a report of its own
 * @param detected whether detection was reported, be it without a time
 * @param containment what was reported last
 */
public record Chronology(
        @Nullable Occurred begun,
        boolean established,
        boolean detected,
        @Nullable Occurred detectedAt,
        @Nullable Containment containment,
        @Nullable Occurred containedAt,
        @Nullable Occurred publicAt) {
    public static final Chronology EMPTY = new Chronology(null, false, false, null, null, null, null);

    public Chronology evolve(DomainEvent event) {
        return switch (event) {
            case IncidentDeclared e when e.origin() != null -> begun(e.occurred(), false);
            case OccurrenceEstablished e -> begun(e.occurred(), true);
            case OccurrenceCorrected e -> begun(e.occurred(), true);
            case DetectionEstablished e -> detected(e.occurred());
            case DetectionCorrected e -> detected(e.occurred());
            case ContainmentRecorded e -> new Chronology(begun, established, detected, detectedAt, e.outcome(), e.occurred(), publicAt);
            case PublicDisclosureRecorded e -> new Chronology(begun, established, detected, detectedAt, containment, containedAt, e.occurred());
            default -> this;
        };
    }

    private Chronology begun(@Nullable Occurred when, boolean byItself) {
        return new Chronology(when, byItself, detected, detectedAt, containment, containedAt, publicAt);
    }

    private Chronology detected(@Nullable Occurred when) {
        return new Chronology(begun, established, true, when, containment, containedAt, publicAt);
    }

    /** Which contradictions a report brings that leads from here to {@code next}: those between times of which it changes one. */
    public List<IrregularityRule> contradictionsIn(Chronology next) {
        boolean begunChanges = !Objects.equals(begun, next.begun);
        return next.contradictions().stream()
                .filter(rule -> begunChanges || !Objects.equals(timeOf(rule), next.timeOf(rule)))
                .toList();
    }

    private List<IrregularityRule> contradictions() {
        return Arrays.stream(IrregularityRule.values())
                .filter(rule -> certainlyBefore(timeOf(rule), begun))
                .toList();
    }

    private @Nullable Occurred timeOf(IrregularityRule rule) {
        return switch (rule) {
            case DETECTED_BEFORE_BEGUN -> detectedAt;
            case CONTAINED_BEFORE_BEGUN -> containment == Containment.CONTAINED ? containedAt : null;
            case PUBLIC_BEFORE_BEGUN -> publicAt;
            case RECORDED_WHEN_CLOSED, RECORDED_WHEN_MERGED, RESPONSE_BEFORE_BEGUN, RANSOM_PAID_UNDECIDED, TERRITORY_UNKNOWN, GROWTH_UNEXPLAINED,
                    OCCURRED_IN_THE_FUTURE -> null;
        };
    }

    /** Whether a time certainly lies before the breach began. */
    public boolean isBeforeBegun(@Nullable Occurred when) {
        return certainlyBefore(when, begun);
    }

    /** Whether it certainly happened at or after that instant. */
    public static boolean certainlyFrom(@Nullable Occurred when, Instant instant) {
        return earliest(when).filter(first -> !first.isBefore(instant)).isPresent();
    }

    private static boolean certainlyBefore(@Nullable Occurred when, @Nullable Occurred other) {
        Optional<Instant> end = latest(when);
        return end.isPresent() && certainlyFrom(other, end.get());
    }

    /** The first instant it can have happened or begun; an approximate time sets no limit. */
    private static Optional<Instant> earliest(@Nullable Occurred when) {
        return Optional.ofNullable(when).filter(w -> w.kind() != Occurred.Kind.APPROXIMATE).map(Occurred::begin).map(StatedTime::from);
    }

    /** The first instant at which it certainly has happened. */
    private static Optional<Instant> latest(@Nullable Occurred when) {
        return Optional.ofNullable(when).map(w -> w.kind() == Occurred.Kind.EXACT ? w.begin() : w.end()).map(StatedTime::until);
    }
}
