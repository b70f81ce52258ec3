package candor.access;

import candor.DomainCommand;
import candor.sealing.FreeText;
import org.axonframework.modelling.annotation.TargetEntityId;

/** What is asked about an outside auditor's access to the log: its tiles and entries, which hold commitments and no plain values. */
public sealed interface AuditorCommand extends DomainCommand {
    /** Random identifier of the access; a part of its token that is no secret. */
    String grant();

    /**
     * Lets whoever has the token read the log. Act.
     *
     * @param auditor who gets it
     * @param tokenHash hex SHA-256 of the token, which is stored nowhere
     * @param validUntil last day on which the token is worth something, in UTC, such as 2026-11-23
     */
    record GrantAuditorAccess(@TargetEntityId String grant, FreeText auditor, String tokenHash, String validUntil) implements AuditorCommand {}

    /** Ends that before its time. Act. */
    record RevokeAuditorAccess(@TargetEntityId String grant, FreeText reason) implements AuditorCommand {}

    /**
     * Records that the token was used: the first time, and then once a day while it is. Report of fact.
     *
     * @param day in UTC, such as 2026-11-23
     */
    record RecordAuditorUse(@TargetEntityId String grant, String day) implements AuditorCommand {}
}
