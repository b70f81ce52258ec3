package candor.incident;

import candor.sealing.FreeText;
import candor.testimony.Attribution;
import org.axonframework.modelling.annotation.TargetEntityId;
import org.jspecify.annotations.Nullable;

/** What an incident is asked to do: what others say. */
public sealed interface StatementCommand extends IncidentCommand {

    /** Records a source. Fact. */
    record RecordSource(
            @TargetEntityId String incident,
            FreeText source,
            @Nullable FreeText says,
            Attribution attribution)
            implements StatementCommand, ReportOfFact {}

    /** Records that another source disagrees with an entry. Fact. */
    record RecordSourceConflict(
            @TargetEntityId String incident,
            long entry,
            FreeText otherSource,
            FreeText otherStatement,
            Attribution attribution)
            implements StatementCommand, ReportOfFact {}

    /** Records that somebody disputes an entry. Fact. */
    record ContestAssertion(
            @TargetEntityId String incident,
            long entry,
            Claimant contestedBy,
            FreeText statement,
            Attribution attribution)
            implements StatementCommand, ReportOfFact {}

    /** Records what a supplier says. Fact. */
    record RecordSupplierStatement(
            @TargetEntityId String incident,
            FreeText supplier,
            FreeText statement,
            Attribution attribution)
            implements StatementCommand, ReportOfFact {}

    /** Records that it became public. Fact. */
    record RecordPublicDisclosure(
            @TargetEntityId String incident,
            FreeText where,
            @Nullable FreeText statement,
            Attribution attribution)
            implements StatementCommand, ReportOfFact {}
}
