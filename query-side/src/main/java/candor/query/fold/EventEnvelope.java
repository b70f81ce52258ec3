package candor.query.fold;

import candor.DomainEvent;
import candor.access.NamedAccount;
import candor.sealing.Personal;
import candor.testimony.Means;
import candor.testimony.Occurred;
import candor.testimony.StatedTime;
import candor.testimony.Testimony;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An event with what its entry says about it.
 *
 * @param position in the ledger, from 0
 * @param stream its stream's name, e.g. {@code incident:0198f1c2-…}
 * @param ordinal in that stream, from 1
 * @param type stored name, e.g. {@code incident.NoteAdded}
 * @param recorded the ledger's own clock
 * @param actor who recorded it; absent where no account acted
 */
public record EventEnvelope(
        long position,
        String stream,
        long ordinal,
        String type,
        String revision,
        Instant recorded,
        @Nullable NamedAccount actor,
        DomainEvent event) {

    public Testimony testimony() {
        Personal decided = EventComponents.value(event, "decidedBy", Personal.class);
        Personal by = decided != null ? decided : EventComponents.value(event, "reportedBy", Personal.class);
        return new Testimony(occurred(), known(), by, EventComponents.value(event, "means", Means.class), recorded, actor);
    }

    public @Nullable Occurred occurred() {
        return EventComponents.value(event, "occurred", Occurred.class);
    }

    public @Nullable StatedTime known() {
        return EventComponents.value(event, "known", StatedTime.class);
    }

    /** Codes of the rules it broke. */
    public List<String> irregular() {
        List<?> codes = EventComponents.value(event, "irregular", List.class);
        return codes == null ? List.of() : codes.stream().map(String.class::cast).toList();
    }
}
