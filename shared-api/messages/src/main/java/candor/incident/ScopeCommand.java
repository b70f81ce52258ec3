package candor.incident;

import candor.sealing.FreeText;
import candor.testimony.Attribution;
import candor.testimony.Occurred;
import java.util.List;
import org.axonframework.modelling.annotation.TargetEntityId;
import org.jspecify.annotations.Nullable;

/** What an incident is asked to do: who and what is affected. */
public sealed interface ScopeCommand extends IncidentCommand {

    /** Adds an assessment to the series. Fact. */
    record AssessScope(
            @TargetEntityId String incident,
            Claimant assertedBy,
            List<ScopeCell> cells,
            Bounds persons,
            Bounds records,
            @Nullable String disclosure,
            @Nullable FreeText statement,
            @Nullable FreeText basis,
            @Nullable Occurred window,
            Attribution attribution)
            implements ScopeCommand, ReportOfFact {}
}
