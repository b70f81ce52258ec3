package candor.incident;

import candor.sealing.FreeText;
import candor.sealing.Personal;
import candor.testimony.Attribution;
import candor.testimony.StatedTime;
import org.axonframework.modelling.annotation.TargetEntityId;
import org.jspecify.annotations.Nullable;

/** What an incident is asked to do: who does what in the response. */
public sealed interface TeamCommand extends IncidentCommand {

    /**
     * Gives somebody a named role in the response. Act.
     * @param holder the value is an account reference
     */
    record AssignRole(
            @TargetEntityId String incident,
            ResponseRole role,
            Personal holder,
            Attribution attribution)
            implements TeamCommand {}

    /**
     * Takes a named role away. Act.
     * @param holder the value is an account reference
     */
    record ReleaseRole(
            @TargetEntityId String incident,
            ResponseRole role,
            Personal holder,
            @Nullable FreeText reason,
            Attribution attribution)
            implements TeamCommand {}

    /**
     * Records that the response was briefed. Fact.
     * @param summary what was said
     * @param attendees who was there
     * @param next when the next one is promised
     */
    record RecordBriefing(
            @TargetEntityId String incident,
            FreeText summary,
            @Nullable FreeText attendees,
            @Nullable StatedTime next,
            Attribution attribution)
            implements TeamCommand, ReportOfFact {}
}
