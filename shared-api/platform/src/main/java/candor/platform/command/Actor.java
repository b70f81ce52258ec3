package candor.platform.command;

import candor.access.Role;
import java.util.Set;

/**
 * The account that acts. Its name is personal data: it is sealed with each entry and never logged.
 *
 * @param account random reference of the account
 * @param name display name
 * @param roles whose rights add up
 */
public record Actor(String account, String name, Set<Role> roles) {
    public Actor {
        roles = Set.copyOf(roles);
    }

    public boolean holds(Role role) {
        return roles.contains(role);
    }

    @Override
    public String toString() {
        return "Actor[" + account + ", " + roles + "]";
    }
}
