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

    /**
     * Says that people are called to the incident; the ledger itself reaches nobody. Act.
     * @param roles everybody who holds one of these roles
     * @param person somebody besides; the value is an account reference
     * @param escalateAfter minutes without an acknowledgement after which somebody is to escalate it; absent = never
     */
    record AlertTeam(
            @TargetEntityId String incident,
            List<Role> roles,
            @Nullable Personal person,
            AlertChannel channel,
            FreeText message,
            @Nullable Long escalateAfter,
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
