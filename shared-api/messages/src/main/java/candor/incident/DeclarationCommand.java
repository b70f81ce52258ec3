package candor.incident;

import candor.sealing.FreeText;
import candor.testimony.Attribution;
import java.time.Instant;
import java.util.List;
import org.axonframework.modelling.annotation.TargetEntityId;

/** What an incident is asked to do: how an incident comes into the ledger. */
public sealed interface DeclarationCommand extends IncidentCommand {

    /**
     * Opens an incident. Act.
     * @param receivedAt the server's receipt instant; the year of the reference, in the ledger's zone, is taken from it
     * @param year of the reference series, derived from {@code receivedAt} by the edge
     */
    record DeclareIncident(
            @TargetEntityId String incident,
            IncidentKind kind,
            FreeText summary,
            Instant receivedAt,
            int year,
            Attribution attribution)
            implements DeclarationCommand {}

    /** Makes an incident of a signal: one append declares the incident and marks the signal escalated. Act. */
    record EscalateSignal(
            @TargetEntityId String incident,
            String signal,
            IncidentKind kind,
            FreeText summary,
            Instant receivedAt,
            int year,
            Attribution attribution)
            implements DeclarationCommand {}

    /**
     * Takes over one record of another system, once: all its events in one append.
     * @param originKey HMAC of origin and key; a second import under the same one changes nothing
     * @param then what the record says, in the order in which it is decided; all for this incident
     */
    record ImportIncident(
            @TargetEntityId String incident,
            String origin,
            String originKey,
            FreeText originReference,
            FreeText sourceRecord,
            FreeText sourceDigest,
            FreeText summary,
            Instant receivedAt,
            int year,
            Attribution attribution,
            List<IncidentCommand> then)
            implements DeclarationCommand {}
}
