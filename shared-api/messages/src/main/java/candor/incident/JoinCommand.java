package candor.incident;

import candor.sealing.FreeText;
import candor.testimony.Attribution;
import java.time.Instant;
import java.util.List;
import org.axonframework.modelling.annotation.TargetEntityId;

/** What an incident is asked to do: become one with another, or two. */
public sealed interface JoinCommand extends IncidentCommand {

    /**
     * Makes it part of another incident, where the work goes on; both stay readable and point to each other. Act.
     * @param into identifier of the other
     */
    record MergeIncident(
            @TargetEntityId String incident,
            String into,
            FreeText reason,
            Attribution attribution)
            implements JoinCommand {}

    /**
     * Makes some of its entries the beginning of a new incident; they stay where they are and are cited there. Act.
     * @param other identifier of the new incident, made by the client
     * @param entries ordinals
     * @param summary what the new incident is about
     * @param receivedAt the server's receipt instant; the year of the reference, in the ledger's zone, is taken from it
     * @param year of the reference series, derived from {@code receivedAt} by the edge
     */
    record SplitIncident(
            @TargetEntityId String incident,
            String other,
            List<Long> entries,
            FreeText summary,
            FreeText reason,
            Instant receivedAt,
            int year,
            Attribution attribution)
            implements JoinCommand {}
}
