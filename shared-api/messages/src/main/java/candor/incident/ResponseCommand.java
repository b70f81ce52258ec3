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

    /**
     * Records that the cause was removed, or how far. Fact.
     * @param measures what was done
     */
    record RecordEradication(
            @TargetEntityId String incident,
            Progress outcome,
            FreeText measures,
            Attribution attribution)
            implements ResponseCommand, ReportOfFact {}

    /**
     * Records that normal work was taken up again, or how far. Fact.
     * @param measures what was restored, and how it was checked
     */
    record RecordRecovery(
            @TargetEntityId String incident,
            Progress outcome,
            FreeText measures,
            Attribution attribution)
            implements ResponseCommand, ReportOfFact {}

    /**
     * Records what was done for the people affected. Fact.
     * @param measures what was done
     * @param persons for how many
     */
    record RecordMitigationForSubjects(
            @TargetEntityId String incident,
            Mitigation mitigation,
            FreeText measures,
            Bounds persons,
            Attribution attribution)
            implements ResponseCommand, ReportOfFact {}

    /**
     * Records that data came back, or that somebody attests to have deleted them. Fact.
     * @param attestedBy who says so
     * @param statement what they say, and how it was checked
     */
    record RecordDataRecovery(
            @TargetEntityId String incident,
            DataReturn outcome,
            FreeText attestedBy,
            FreeText statement,
            Attribution attribution)
            implements ResponseCommand, ReportOfFact {}
}
