package candor.task;

import candor.DomainEvent;
import candor.incident.Containment;
import candor.incident.ResponseEvent.ContainmentRecorded;
import candor.incident.ChronologyEvent.DetectionCorrected;
import candor.incident.ChronologyEvent.DetectionEstablished;
import candor.incident.DeclarationEvent.IncidentDeclared;
import candor.incident.ChronologyEvent.OccurrenceCorrected;
import candor.incident.ChronologyEvent.OccurrenceEstablished;
import candor.incident.StatementEvent.PublicDisclosureRecorded;
import candor.testimony.Occurred;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Where the anchors of one incident lie, as far as is known: a pure fold, so that a correction moves every due instant that hangs on it.
 * {@link Anchor#APPLIED} is each task's own and not here.
 *
 * @param points absent where nothing is known, or nothing with an upper limit
 */
public record Anchors(Map<Anchor, AnchorPoint> points) {
    public static final Anchors UNKNOWN = new Anchors(Map.of());

    /** The events it is folded from. */
    public static final List<Class<? extends DomainEvent>> EVENTS = List.of(
            IncidentDeclared.class, DetectionEstablished.class, DetectionCorrected.class, OccurrenceEstablished.class, OccurrenceCorrected.class,
            ContainmentRecorded.class, PublicDisclosureRecorded.class);

    public Anchors {
        points = Map.copyOf(points);
    }

    /** @param recorded the ledger's clock of the event's entry */
    public Anchors after(DomainEvent event, Instant recorded) {
        return switch (event) {
            case IncidentDeclared _ -> with(Anchor.DECLARED, new AnchorPoint(recorded, false));
            case DetectionEstablished e -> with(Anchor.DETECTED, AnchorPoint.ofMoment(e.occurred()));
            case DetectionCorrected e -> with(Anchor.DETECTED, AnchorPoint.ofMoment(e.occurred()));
            case OccurrenceEstablished e -> with(Anchor.OCCURRENCE_BEGAN, AnchorPoint.ofBeginning(e.occurred()));
            case OccurrenceCorrected e -> with(Anchor.OCCURRENCE_BEGAN, AnchorPoint.ofBeginning(e.occurred()));
            case ContainmentRecorded e -> with(Anchor.CONTAINED, isStopped(e.outcome()) ? momentOr(e.occurred(), recorded) : null);
            case PublicDisclosureRecorded e when !points.containsKey(Anchor.BECAME_PUBLIC) -> with(Anchor.BECAME_PUBLIC, momentOr(e.occurred(), recorded));
            default -> this;
        };
    }

    private static boolean isStopped(Containment outcome) {
        return outcome == Containment.CONTAINED || outcome == Containment.PARTLY;
    }

    /** Whoever records it without a time says that it is so now. */
    private static @Nullable AnchorPoint momentOr(@Nullable Occurred occurred, Instant recorded) {
        return occurred == null ? new AnchorPoint(recorded, false) : AnchorPoint.ofMoment(occurred);
    }

    private Anchors with(Anchor anchor, @Nullable AnchorPoint point) {
        var next = new EnumMap<Anchor, AnchorPoint>(Anchor.class);
        next.putAll(points);
        if (point == null) {
            next.remove(anchor);
        } else {
            next.put(anchor, point);
        }
        return new Anchors(next);
    }

    /**
     * When a task is due; absent where no offset is set or its anchor is not known yet.
     *
     * @param added when the ledger recorded the task
     */
    public @Nullable AnchorPoint due(@Nullable DueOffset offset, Instant added) {
        if (offset == null) {
            return null;
        }
        AnchorPoint anchor = offset.anchor() == Anchor.APPLIED ? new AnchorPoint(added, false) : points.get(offset.anchor());
        return anchor == null ? null : new AnchorPoint(offset.after(anchor.at()), anchor.approximate());
    }
}
