package candor.incident;

import candor.sealing.FreeText;
import candor.sealing.Personal;
import candor.testimony.Attribution;
import java.util.List;
import org.axonframework.modelling.annotation.TargetEntityId;

/** What an incident is asked to do: what counsel keeps from others. */
public sealed interface PrivilegeCommand extends IncidentCommand {

    /**
     * Withholds entries from every new export, from auditors and from executives, closed or not; they stand in the privilege log. Act.
     * @param entries ordinals
     * @param basis why, without saying what they hold
     */
    record AssertPrivilege(
            @TargetEntityId String incident,
            List<Long> entries,
            PrivilegeGround ground,
            FreeText basis,
            Attribution attribution)
            implements PrivilegeCommand {}

    /**
     * Lets one person read the privileged entries of this incident on its pages, an auditor for instance; exports withhold them all the same. Act.
     * @param person the value is an account reference
     * @param validUntil last day, in UTC, such as 2026-11-23
     */
    record GrantPrivilegedSight(
            @TargetEntityId String incident,
            Personal person,
            FreeText reason,
            String validUntil,
            Attribution attribution)
            implements PrivilegeCommand {}

    /**
     * Ends that before its time. Act.
     * @param person the value is an account reference
     */
    record EndPrivilegedSight(
            @TargetEntityId String incident,
            Personal person,
            FreeText reason,
            Attribution attribution)
            implements PrivilegeCommand {}

    /**
     * Gives privileged entries free, closed or not. Act.
     * @param privilege its number
     */
    record WaivePrivilege(
            @TargetEntityId String incident,
            long privilege,
            FreeText reason,
            Attribution attribution)
            implements PrivilegeCommand {}
}
