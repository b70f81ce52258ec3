package candor.access;

import candor.DomainCommand;
import candor.sealing.FreeText;
import candor.sealing.Personal;
import java.util.List;
import org.axonframework.modelling.annotation.TargetEntityId;
import org.jspecify.annotations.Nullable;

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

    /**
     * Lets a program act as the account by a token. Act of the account itself or of an administrator.
     *
     * @param token random identifier; a part of the token that is no secret
     * @param name what the program is called
     * @param tokenHash hex SHA-256 of the token, which is stored nowhere
     * @param roles that the token is narrowed to; empty for all that the account holds
     * @param validUntil last day on which it is worth something, in UTC, such as 2026-11-23; absent where it has none
     */
    record IssueApiToken(
            @TargetEntityId String account,
            String token,
            FreeText name,
            String tokenHash,
            List<Role> roles,
            @Nullable String validUntil)
            implements AccessCommand {}

    /** Ends that. Act of the account itself or of an administrator. */
    record RevokeApiToken(@TargetEntityId String account, String token, FreeText reason) implements AccessCommand {}
}
