package candor.query;

import candor.RuleViolation;
import candor.access.Role;
import candor.platform.command.Actor;
import java.util.EnumSet;
import java.util.Set;

/** Who may read what; the same for pages and for the API. */
public enum ReadingRights {
    /** Incidents, their timelines and trails: everybody who works on them, leadership and auditors. */
    INCIDENTS(EnumSet.of(Role.RESPONDER, Role.COMMANDER, Role.COMMUNICATIONS, Role.PRIVACY_OFFICER, Role.COUNSEL, Role.EXECUTIVE, Role.AUDITOR)),
    /** All signals; whoever raised one may read that one. */
    SIGNALS(EnumSet.of(Role.RESPONDER, Role.COMMANDER, Role.COMMUNICATIONS, Role.PRIVACY_OFFICER, Role.COUNSEL, Role.AUDITOR)),
    /** Who asked not to be named. */
    CONFIDENTIAL_REPORTERS(EnumSet.of(Role.COMMANDER, Role.PRIVACY_OFFICER, Role.COUNSEL)),
    /** Accounts and their roles. */
    ACCOUNTS(EnumSet.of(Role.ADMINISTRATOR, Role.AUDITOR));

    private final Set<Role> roles;

    ReadingRights(Set<Role> roles) {
        this.roles = roles;
    }

    public boolean permit(Actor actor) {
        return actor.roles().stream().anyMatch(roles::contains);
    }

    /** @throws RuleViolation {@code access.forbidden} */
    public void require(Actor actor) {
        if (!permit(actor)) {
            throw new RuleViolation("access.forbidden", "your roles do not let you read this; ask an administrator if you need it for your work");
        }
    }
}
