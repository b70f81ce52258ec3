package candor.access;

import candor.DomainCommand;
import candor.sealing.FreeText;
import candor.sealing.Personal;
import java.util.List;
import org.axonframework.modelling.annotation.TargetEntityId;

/** What an account is asked to do. */
public sealed interface AccessCommand extends DomainCommand {
    /** Random reference of the account. */
    String account();

    /** Lets somebody sign in, with the roles given. Act. */
    record OpenAccount(
            @TargetEntityId String account,
            Personal displayName,
            Personal signInName,
            List<Role> roles)
            implements AccessCommand {}

    /** Ends that; the last administrator cannot be closed. Act. */
    record CloseAccount(@TargetEntityId String account, FreeText reason) implements AccessCommand {}

    /** Grants a role. Act. */
    record GrantRole(@TargetEntityId String account, Role role) implements AccessCommand {}

    /** Revokes a role. Act. */
    record RevokeRole(@TargetEntityId String account, Role role, FreeText reason) implements AccessCommand {}

    /** Says where mail for them goes; without one it goes to their sign-in name, where that is an address. Act. */
    record SetMailAddress(@TargetEntityId String account, Personal address) implements AccessCommand {}
}
