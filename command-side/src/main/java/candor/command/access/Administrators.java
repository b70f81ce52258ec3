package candor.command.access;

import candor.DomainEvent;
import candor.RuleViolation;
import candor.access.AccessEvent.AccountClosed;
import candor.access.AccessEvent.RoleGranted;
import candor.access.AccessEvent.RoleRevoked;
import candor.access.Role;
import candor.command.StoredEvents;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.axonframework.messaging.eventstreaming.EventCriteria;

/** The accounts that may administer: over all accounts, since two who leave at the same moment must not both be let go. */
record Administrators(Set<String> accounts) {
    static final Administrators NONE = new Administrators(Set.of());

    static EventCriteria entries() {
        return EventCriteria.havingAnyTag()
                .andBeingOneOfTypes(StoredEvents.namesOf(List.of(AccountClosed.class, RoleGranted.class, RoleRevoked.class)));
    }

    Administrators evolve(DomainEvent event) {
        return switch (event) {
            case RoleGranted e when e.role() == Role.ADMINISTRATOR -> with(e.account());
            case RoleRevoked e when e.role() == Role.ADMINISTRATOR -> without(e.account());
            case AccountClosed e -> without(e.account());
            default -> this;
        };
    }

    private Administrators with(String account) {
        var more = new TreeSet<>(accounts);
        more.add(account);
        return new Administrators(Set.copyOf(more));
    }

    private Administrators without(String account) {
        var fewer = new TreeSet<>(accounts);
        fewer.remove(account);
        return new Administrators(Set.copyOf(fewer));
    }

    void requireOneBeside(String account) {
        if (without(account).accounts().isEmpty()) {
            throw new RuleViolation("access.last-administrator", "This is the last administrator: make somebody else an administrator first.");
        }
    }
}
