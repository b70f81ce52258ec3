package candor.incident;

import candor.sealing.FreeText;
import candor.sealing.Personal;
import candor.testimony.Attribution;
import org.axonframework.modelling.annotation.TargetEntityId;

/** What an incident is asked to do: who needs to know of it. */
public sealed interface RestrictionCommand extends IncidentCommand {

    /**
     * Hides it from everybody who does not need to know: from then on only its commander and whoever command is offered to, those with a role in
     * the response, those admitted, whoever restricted it, counsel and the privacy officers see it and act on it; for all others it does not
     * exist. What they could see before is hidden too. Act.
     */
    record RestrictIncident(@TargetEntityId String incident, FreeText reason, Attribution attribution) implements RestrictionCommand {}

    /** Shows it to everybody who works on incidents again. Act. */
    record LiftRestriction(@TargetEntityId String incident, FreeText reason, Attribution attribution) implements RestrictionCommand {}

    /**
     * Puts somebody on the need-to-know list of a restricted incident. Act.
     * @param person the value is an account reference
     */
    record AdmitToIncident(@TargetEntityId String incident, Personal person, FreeText reason, Attribution attribution) implements RestrictionCommand {}

    /**
     * Takes somebody off that list; a role in the response they keep. Act.
     * @param person the value is an account reference
     */
    record RemoveFromIncident(@TargetEntityId String incident, Personal person, FreeText reason, Attribution attribution) implements RestrictionCommand {}
}
