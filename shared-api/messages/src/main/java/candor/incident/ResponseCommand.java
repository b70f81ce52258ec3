package candor.incident;

import candor.sealing.FreeText;
import candor.testimony.Attribution;
import candor.testimony.StatedDuration;
import org.axonframework.modelling.annotation.TargetEntityId;
import org.jspecify.annotations.Nullable;

/** What an incident is asked to do: what is done against it. */
public sealed interface ResponseCommand extends IncidentCommand {

    /** Records containment, or that there was none. Fact. */
    record RecordContainment(
            @TargetEntityId String incident,
            Containment outcome,
            @Nullable StatedDuration sinceDetection,
            @Nullable FreeText measures,
            Attribution attribution)
            implements ResponseCommand, ReportOfFact {}
}
