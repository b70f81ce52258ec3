package candor.query.incident;

import candor.AsOf;
import candor.incident.TimelineEntry;
import candor.incident.TimelineOrder;
import candor.query.fold.EventEnvelope;
import candor.query.fold.EventFeed;
import candor.testimony.StatedTime;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Incidents as they stood: the same folds, over the entries of the ledger up to a point. */
final class IncidentsAsOf {
    private final EventFeed feed;
    private final IncidentProjection incidents = new IncidentProjection();
    private final TimelineProjection timelines = new TimelineProjection();

    IncidentsAsOf(EventFeed feed) {
        this.feed = feed;
    }

    /** An incident with its timeline at a point. */
    record Then(IncidentFold fold, List<TimelineFold> timeline) {
        List<TimelineEntry> sorted(TimelineOrder order) {
            Comparator<TimelineFold> recorded = Comparator.comparingLong(line -> line.entry().ordinal());
            Comparator<TimelineFold> by = order == TimelineOrder.RECORDED ? recorded : Comparator.comparing(TimelineFold::occurredKey);
            return timeline.stream().sorted(by).map(TimelineFold::entry).toList();
        }

        Map<Long, TimelineEntry> entries(Collection<Long> ordinals) {
            Map<Long, TimelineEntry> found = new TreeMap<>();
            timeline.stream()
                    .map(TimelineFold::entry)
                    .filter(entry -> ordinals.contains(entry.ordinal()))
                    .forEach(entry -> found.put(entry.ordinal(), entry));
            return found;
        }
    }

    /** Empty where the incident was not declared by then, or its declaration not known. */
    Optional<Then> fold(String incident, AsOf asOf) {
        List<EventEnvelope> entries = feed.incident(incident).stream().filter(envelope -> counts(envelope, asOf)).toList();
        IncidentFold fold = null;
        for (EventEnvelope envelope : entries) {
            fold = fold(incident, fold, envelope);
        }
        List<TimelineFold> timeline = entries.stream()
                .filter(envelope -> timelines.events().contains(envelope.type()))
                .map(envelope -> TimelineFold.of(incident, envelope))
                .toList();
        return fold == null ? Optional.empty() : Optional.of(new Then(fold, timeline));
    }

    private @Nullable IncidentFold fold(String incident, @Nullable IncidentFold before, EventEnvelope envelope) {
        return incidents.events().contains(envelope.type()) ? incidents.fold(incident, before, envelope) : before;
    }

    static boolean counts(EventEnvelope envelope, AsOf asOf) {
        return switch (asOf) {
            case AsOf.Position(long position) -> envelope.position() <= position;
            case AsOf.Recorded(Instant instant) -> envelope.recorded().isBefore(instant);
            case AsOf.Known(Instant instant) -> known(envelope, instant);
        };
    }

    private static boolean known(EventEnvelope envelope, Instant instant) {
        StatedTime stated = envelope.known();
        return stated == null ? envelope.recorded().isBefore(instant) : !stated.until().isAfter(instant);
    }
}
