package candor.incident;

import candor.sealing.FreeText;
import candor.testimony.Attribution;
import java.util.List;
import org.axonframework.modelling.annotation.TargetEntityId;
import org.jspecify.annotations.Nullable;

/** What an incident is asked to do: what it costs. */
public sealed interface CostCommand extends IncidentCommand {

    /** Says what it is estimated to cost. Fact. */
    record EstimateImpact(
            @TargetEntityId String incident,
            @Nullable Amount total,
            List<Loss> losses,
            @Nullable String rating,
            @Nullable FreeText basis,
            Attribution attribution)
            implements CostCommand, ReportOfFact {}

    /**
     * Records a cost. Fact.
     * @param purpose for what
     * @param engagement number of the engagement it belongs to
     */
    record RecordCost(
            @TargetEntityId String incident,
            CostStage stage,
            CostKind costKind,
            Amount amount,
            FreeText purpose,
            @Nullable Long engagement,
            Attribution attribution)
            implements CostCommand, ReportOfFact {}
}
