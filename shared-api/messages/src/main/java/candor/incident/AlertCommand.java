package candor.incident;

import candor.access.Role;
import candor.sealing.FreeText;
import candor.sealing.Personal;
import candor.testimony.Attribution;
import java.util.List;
import org.axonframework.modelling.annotation.TargetEntityId;
import org.jspecify.annotations.Nullable;

/** What an incident is asked to do: who is called, and who has heard. */
public sealed interface AlertCommand extends IncidentCommand {
    /** Minutes: long enough to get up and sign in, and short enough for a clock of 24 hours. */
    long USUAL_WAIT = 15;

    /**
     * Calls people to the incident. By mail, roles and person are told by the product itself, and so are teams, in every way that is set up for
     * them; whoever is called otherwise is called by people. Act.
     * @param roles everybody who holds one of these roles
     * @param person somebody besides; the value is an account reference
     * @param teams names of teams that this installation is set up to reach
     * @param escalateAfter minutes without an acknowledgement after which it is escalated, each time anew; absent = {@value #USUAL_WAIT}, 0 = never
     * @param escalateTo names of teams to which it is escalated, one after the other; at last whoever is in command is told
     */
    record AlertTeam(
            @TargetEntityId String incident,
            List<Role> roles,
            @Nullable Personal person,
            List<String> teams,
            AlertChannel channel,
            FreeText message,
            @Nullable Long escalateAfter,
            List<String> escalateTo,
            Attribution attribution)
            implements AlertCommand {}

    /**
     * Says that an alert was heard; on the phone, a scribe says so for somebody else. Act.
     * @param alert its number
     */
    record AcknowledgeAlert(
            @TargetEntityId String incident,
            long alert,
            Attribution attribution)
            implements AlertCommand {}
}
