package candor.incident;

import candor.sealing.FreeText;
import candor.testimony.Attribution;
import org.axonframework.modelling.annotation.TargetEntityId;
import org.jspecify.annotations.Nullable;

/** What an incident is asked to do: what kind of incident it is. */
public sealed interface ClassificationCommand extends IncidentCommand {

    /** Says what kind of incident it is. Act. */
    record ClassifyIncident(
            @TargetEntityId String incident,
            Classification classification,
            @Nullable FreeText reason,
            Attribution attribution)
            implements ClassificationCommand {}
}
