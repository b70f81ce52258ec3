package candor.command.access;

import candor.DomainEvent;
import candor.RuleViolation;
import candor.access.AuditorEvent.AuditorAccessGranted;
import candor.access.AuditorEvent.AuditorAccessRevoked;
import candor.access.AuditorEvent.AuditorAccessUsed;

/** An outside auditor's access. */
record AuditorAccess(boolean granted, boolean revoked, String lastUsedOn) {
    static final AuditorAccess UNKNOWN = new AuditorAccess(false, false, "");

    AuditorAccess evolve(DomainEvent event) {
        return switch (event) {
            case AuditorAccessGranted _ -> new AuditorAccess(true, false, "");
            case AuditorAccessRevoked _ -> new AuditorAccess(granted, true, lastUsedOn);
            case AuditorAccessUsed e -> new AuditorAccess(granted, revoked, e.day());
            default -> this;
        };
    }

    AuditorAccess requireGranted() {
        if (!granted) {
            throw new RuleViolation("access.not-found", "There is no such access: look for it in the list of auditors.");
        }
        return this;
    }
}
