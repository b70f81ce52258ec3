package candor.query.incident;

import candor.incident.DeclarationEvent.IncidentDeclared;
import candor.incident.IncidentKind;
import candor.incident.IncidentReference;
import candor.query.fold.EventEnvelope;
import candor.sealing.FreeText;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What is fixed at declaration. */
record Identity(
        String incident,
        String reference,
        IncidentKind kind,
        @Nullable String origin,
        FreeText summary,
        Instant declared,
        long position) {

    static Identity of(IncidentDeclared event, EventEnvelope envelope) {
        return new Identity(
                event.incident(),
                event.reference(),
                event.kind(),
                event.origin(),
                event.summary(),
                envelope.recorded(),
                envelope.position());
    }

    int year() {
        return IncidentReference.parse(reference).year();
    }
}
