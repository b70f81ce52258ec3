package candor.query.incident;

import candor.incident.NoteEvent.NoteAdded;
import candor.query.fold.EventEnvelope;
import java.time.Instant;

/** How much has happened and when last. */
record Activity(long lastOrdinal, Instant last, long entries, long notes, long position) {
    static final Activity NONE = new Activity(0, Instant.EPOCH, 0, 0, -1);

    Activity after(EventEnvelope envelope) {
        long added = envelope.event() instanceof NoteAdded ? 1 : 0;
        return new Activity(envelope.ordinal(), envelope.recorded(), entries + 1, notes + added, envelope.position());
    }
}
