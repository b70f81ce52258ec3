package candor.incident;

import candor.sealing.FreeText;
import candor.sealing.Personal;
import candor.testimony.Attribution;
import org.axonframework.modelling.annotation.TargetEntityId;

/** What an incident is asked to do: who is in command. */
public sealed interface LeadershipCommand extends IncidentCommand {

    /** Puts an account in command of an incident that has no commander. Act. */
    record AssignCommander(
            @TargetEntityId String incident,
            Personal commander,
            Attribution attribution)
            implements LeadershipCommand {}

    /** Offers command to another account; only the commander may. Act. */
    record HandOverCommand(@TargetEntityId String incident, Personal to, FreeText briefing) implements LeadershipCommand {}

    /** Takes command that was offered; only the one it was offered to may. Act. */
    record AcceptCommand(@TargetEntityId String incident) implements LeadershipCommand {}

    /** Declines command that was offered. Act. */
    record DeclineCommand(@TargetEntityId String incident, FreeText reason) implements LeadershipCommand {}

    /**
     * Takes command because the commander cannot be reached; whoever asks has it from then on. Act.
     * @param tried how and when the commander was tried
     * @param reason why it could not wait
     */
    record AssumeCommand(
            @TargetEntityId String incident,
            FreeText tried,
            FreeText reason,
            Attribution attribution)
            implements LeadershipCommand {}
}
