package candor.incident;

import candor.sealing.FreeText;
import candor.testimony.Attribution;
import candor.testimony.StatedDuration;
import java.util.List;
import org.axonframework.modelling.annotation.TargetEntityId;
import org.jspecify.annotations.Nullable;

/** What an incident is asked to do: when it happened and when it was noticed. */
public sealed interface ChronologyCommand extends IncidentCommand {

    /** Says when the breach began and ended; {@code attribution.occurred} is needed. Fact. */
    record EstablishOccurrence(
            @TargetEntityId String incident,
            FreeText basis,
            Attribution attribution)
            implements ChronologyCommand, ReportOfFact {}

    /** Corrects that. Fact. */
    record CorrectOccurrence(
            @TargetEntityId String incident,
            FreeText reason,
            Attribution attribution)
            implements ChronologyCommand, ReportOfFact {}

    /** Says when it was noticed. Fact. */
    record EstablishDetection(
            @TargetEntityId String incident,
            List<String> method,
            @Nullable StatedDuration compromise,
            @Nullable StatedDuration sinceCompromise,
            @Nullable FreeText basis,
            Attribution attribution)
            implements ChronologyCommand, ReportOfFact {}

    /** Corrects that. Fact. */
    record CorrectDetection(
            @TargetEntityId String incident,
            List<String> method,
            FreeText reason,
            Attribution attribution)
            implements ChronologyCommand, ReportOfFact {}
}
