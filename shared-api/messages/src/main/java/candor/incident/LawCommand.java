package candor.incident;

import candor.sealing.FreeText;
import java.util.List;
import org.axonframework.modelling.annotation.TargetEntityId;

/** What an incident is asked to do: what must be kept for the law. */
public sealed interface LawCommand extends IncidentCommand {

    /**
     * Forbids that what it names be erased or disposed of, closed or not. Act.
     * @param wholeIncident whether it covers everything about the incident
     * @param subjects references of people, at most 30, whose data it covers wherever they are
     * @param matter what it is for
     */
    record PlaceLegalHold(@TargetEntityId String incident, boolean wholeIncident, List<String> subjects, FreeText matter) implements LawCommand {}

    /**
     * Ends a hold. Act.
     * @param hold its number in the incident
     */
    record ReleaseLegalHold(@TargetEntityId String incident, long hold, FreeText reason) implements LawCommand {}
}
