package candor.query.incident;

import candor.DomainEvent;
import candor.incident.DecisionEvent.DecisionRecorded;
import candor.incident.DecisionEvent.DecisionSuperseded;
import candor.incident.DeclarationEvent.IncidentDeclared;
import candor.incident.NoteEvent.NoteAdded;
import candor.incident.NoteEvent.NoteCorrected;
import candor.incident.ScopeEvent.ScopeAssessed;
import candor.incident.TimelineEntry.NamedText;
import candor.incident.TimelineEntry;
import candor.query.fold.EventComponents;
import candor.query.fold.EventEnvelope;
import candor.sealing.FreeText;
import candor.testimony.Occurred;
import candor.testimony.Precision;
import candor.testimony.StatedTime;
import candor.testimony.Testimony;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** One entry as a line of the timeline, before later entries say something about it. */
record TimelineFold(String incident, TimelineEntry entry) {
    /** They belong to the origin of an imported record, not to its story. */
    private static final Set<String> NOT_SHOWN = Set.of("sourceRecord", "sourceDigest", "originReference");

    /** Makes every sort key positive: no time before the year −1198 is expected. */
    private static final long EPOCH_SHIFT = 100_000_000_000_000_000L;

    private static final String NO_TIME = "9".repeat(18);

    static TimelineFold of(String incident, EventEnvelope envelope) {
        return new TimelineFold(incident, new TimelineEntry(
                envelope.ordinal(),
                envelope.position(),
                envelope.type(),
                number(envelope.event()),
                Headlines.of(envelope.event()),
                texts(envelope),
                envelope.irregular(),
                false,
                false,
                null,
                envelope.testimony()));
    }

    private static @Nullable Long number(DomainEvent event) {
        return switch (event) {
            case NoteAdded e -> e.note();
            case NoteCorrected e -> e.note();
            case DecisionRecorded e -> e.decision();
            case DecisionSuperseded e -> e.decision();
            case ScopeAssessed e -> e.assessment();
            default -> null;
        };
    }

    private static List<NamedText> texts(EventEnvelope envelope) {
        boolean imported = envelope.event() instanceof IncidentDeclared;
        return EventComponents.all(envelope.event(), FreeText.class).entrySet().stream()
                .filter(text -> !imported || !NOT_SHOWN.contains(text.getKey()))
                .map(text -> new NamedText(text.getKey(), text.getValue()))
                .toList();
    }

    /** Text whose order is that of {@code OCCURRED}. */
    String occurredKey() {
        return occurredKey(entry);
    }

    /** What states no time at all happens when it became known; what is stated to be unknown comes last. */
    static String occurredKey(TimelineEntry entry) {
        Testimony testimony = entry.testimony();
        Occurred occurred = testimony.occurred();
        if (occurred != null && occurred.kind() == Occurred.Kind.UNKNOWN) {
            return key(NO_TIME, Precision.SECOND, entry.ordinal());
        }
        StatedTime stated = occurred == null ? testimony.known() : first(occurred);
        return stated == null
                ? key(number(testimony.recorded()), Precision.SECOND, entry.ordinal())
                : key(number(stated.from()), stated.precision(), entry.ordinal());
    }

    private static @Nullable StatedTime first(Occurred occurred) {
        return occurred.begin() == null ? occurred.end() : occurred.begin();
    }

    private static String number(Instant instant) {
        return padded(Math.addExact(ChronoUnit.MICROS.between(Instant.EPOCH, instant), EPOCH_SHIFT), 18);
    }

    /** Coarser statements come first. */
    private static String key(String time, Precision precision, long ordinal) {
        return time + (Precision.YEAR.ordinal() - precision.ordinal()) + padded(ordinal, 10);
    }

    static String padded(long value, int digits) {
        String text = Long.toString(value);
        return "0".repeat(Math.max(0, digits - text.length())) + text;
    }

    static String key(String incident, long ordinal) {
        return incident + "/" + padded(ordinal, 10);
    }
}
