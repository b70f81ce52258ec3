package candor.command.incident.alert;

import candor.DomainEvent;
import candor.access.AccessEvent.AccountClosed;
import candor.access.AccessEvent.RoleGranted;
import candor.access.AccessEvent.RoleRevoked;
import candor.access.Role;
import candor.command.History;
import candor.command.StoredEvents;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.axonframework.messaging.eventstreaming.EventCriteria;

/** Which accounts hold which roles. */
record RoleHolders(Map<String, Set<Role>> byAccount) {

    /** References of all accounts that hold one of the roles, in order. */
    static Set<String> of(List<Role> roles, History history) {
        var entries = EventCriteria.havingAnyTag().andBeingOneOfTypes(StoredEvents.namesOf(List.of(AccountClosed.class, RoleGranted.class, RoleRevoked.class)));
        RoleHolders all = history.fold(entries, new RoleHolders(Map.of()), RoleHolders::evolve);
        Set<String> found = new TreeSet<>();
        all.byAccount().forEach((account, held) -> {
            if (roles.stream().anyMatch(held::contains)) {
                found.add(account);
            }
        });
        return found;
    }

    private RoleHolders evolve(DomainEvent event) {
        Map<String, Set<Role>> next = new HashMap<>(byAccount);
        switch (event) {
            case RoleGranted e -> copied(next, e.account()).add(e.role());
            case RoleRevoked e -> copied(next, e.account()).remove(e.role());
            case AccountClosed e -> next.remove(e.account());
            default -> throw new IllegalArgumentException("not asked for");
        }
        return new RoleHolders(next);
    }

    /** What was folded before stays as it was. */
    private static Set<Role> copied(Map<String, Set<Role>> next, String account) {
        Set<Role> held = new HashSet<>(next.getOrDefault(account, Set.of()));
        next.put(account, held);
        return held;
    }
}
