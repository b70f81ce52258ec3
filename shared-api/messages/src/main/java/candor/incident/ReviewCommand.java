package candor.incident;

import candor.sealing.FreeText;
import candor.sealing.Personal;
import candor.testimony.Attribution;
import candor.testimony.StatedTime;
import java.util.List;
import org.axonframework.modelling.annotation.TargetEntityId;
import org.jspecify.annotations.Nullable;

/** What an incident is asked to do: what is learnt. */
public sealed interface ReviewCommand extends IncidentCommand {

    /**
     * Says why it could happen. Act.
     * @param basis what that rests on
     * @param reason why an earlier determination changes
     */
    record DetermineRootCause(
            @TargetEntityId String incident,
            FreeText cause,
            List<CauseKind> kinds,
            FreeText basis,
            @Nullable FreeText reason,
            Attribution attribution)
            implements ReviewCommand {}

    /**
     * Records a review after the incident. Fact.
     * @param attendees who was there
     * @param findings what went well and what did not
     */
    record RecordReview(
            @TargetEntityId String incident,
            FreeText attendees,
            FreeText findings,
            Attribution attribution)
            implements ReviewCommand, ReportOfFact {}

    /**
     * Asks for something to be changed so that it does not happen again. Act.
     * @param measure what is to change
     * @param owner who sees to it; the value is an account reference
     */
    record RaiseCorrectiveAction(
            @TargetEntityId String incident,
            FreeText measure,
            Personal owner,
            @Nullable StatedTime due,
            Attribution attribution)
            implements ReviewCommand {}

    /**
     * Reports that it was changed. Fact.
     * @param action its number
     * @param result what was done
     */
    record CompleteCorrectiveAction(
            @TargetEntityId String incident,
            long action,
            FreeText result,
            Attribution attribution)
            implements ReviewCommand, ReportOfFact {}

    /**
     * Checks what was changed; its owner cannot. It takes place when the incident is long closed, too. Act.
     * @param action its number
     * @param effective whether it does what it should; if not, it is open again
     * @param basis how it was checked
     */
    record VerifyCorrectiveAction(
            @TargetEntityId String incident,
            long action,
            boolean effective,
            FreeText basis,
            Attribution attribution)
            implements ReviewCommand {}
}
