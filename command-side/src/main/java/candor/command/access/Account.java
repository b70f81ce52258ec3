package candor.command.access;

import candor.DomainEvent;
import candor.RuleViolation;
import candor.access.AccessEvent.AccountClosed;
import candor.access.AccessEvent.AccountOpened;
import candor.access.AccessEvent.RoleGranted;
import candor.access.AccessEvent.RoleRevoked;
import candor.access.Role;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** An account and the roles it holds. */
record Account(boolean opened, boolean closed, Set<Role> roles) {
    static final Account UNKNOWN = new Account(false, false, Set.of());

    Account evolve(DomainEvent event) {
        return switch (event) {
            case AccountOpened e -> new Account(true, false, Set.of());
            case AccountClosed e -> new Account(opened, true, Set.of());
            case RoleGranted e -> new Account(opened, closed, with(e.role()));
            case RoleRevoked e -> new Account(opened, closed, without(e.role()));
            default -> this;
        };
    }

    private Set<Role> with(Role role) {
        EnumSet<Role> more = EnumSet.of(role);
        more.addAll(roles);
        return Set.copyOf(more);
    }

    private Set<Role> without(Role role) {
        EnumSet<Role> fewer = EnumSet.noneOf(Role.class);
        fewer.addAll(roles);
        fewer.remove(role);
        return Set.copyOf(fewer);
    }

    boolean holds(Role role) {
        return roles.contains(role);
    }

    /** A token can do no more than the account whose it is. */
    void requireHolds(List<Role> asked) {
        if (!roles.containsAll(asked)) {
            throw new RuleViolation("access.token-wider", "A token can do no more than its account: leave out the roles that the account does not hold.");
        }
    }

    Account requireOpen() {
        if (!opened) {
            throw new RuleViolation("access.not-found", "There is no such account: check the link, or look for it in the list of accounts.");
        }
        if (closed) {
            throw new RuleViolation("access.account-closed", "This account is closed: open a new one for somebody who returns.");
        }
        return this;
    }
}
