package candor.platform.access;

import candor.access.Role;
import candor.ledger.entry.Disclosure;
import candor.ledger.mongodb.LedgerReader;
import candor.ledger.mongodb.OpenedEntry.Opened;
import candor.ledger.mongodb.StoredEntry;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * An account as its own stream tells it: who it is, what it may do, and the tokens that act as it.
 *
 * @param name absent while it was not opened
 * @param erased whether its name was destroyed, on the person's request
 * @param tokens those that were not revoked, by their identifiers
 */
record AccountState(@Nullable String name, boolean erased, Set<Role> roles, boolean closed, Map<String, Token> tokens) {
    private static final AccountState UNKNOWN = new AccountState(null, false, Set.of(), false, Map.of());

    /**
     * A token that was issued.
     *
     * @param roles that it is narrowed to; empty where it is not
     * @param lastDay in UTC; absent where it has none
     */
    record Token(String hash, Set<Role> roles, @Nullable LocalDate lastDay) {
        /** What it may do by the roles that its account holds. */
        Set<Role> narrowed(Set<Role> held) {
            Set<Role> both = EnumSet.noneOf(Role.class);
            both.addAll(held);
            if (!roles.isEmpty()) {
                both.retainAll(roles);
            }
            return both;
        }
    }

    static AccountState read(String account, LedgerReader ledger) {
        AccountState state = UNKNOWN;
        try (Stream<StoredEntry> entries = ledger.entries("account:" + account)) {
            for (StoredEntry entry : (Iterable<StoredEntry>) entries::iterator) {
                state = state.after(entry, ledger);
            }
        }
        return state;
    }

    boolean isOpen() {
        return name != null && !closed;
    }

    private AccountState after(StoredEntry stored, LedgerReader ledger) {
        return switch (stored.entry().type()) {
            case "access.AccountOpened" -> opened(stored, ledger);
            case "access.AccountClosed" -> new AccountState(name, erased, roles, true, Map.of());
            case "access.RoleGranted" -> with(role(value(stored, "role")), true);
            case "access.RoleRevoked" -> with(role(value(stored, "role")), false);
            case "access.ApiTokenIssued" -> issued(stored);
            case "access.ApiTokenRevoked" -> revoked(value(stored, "token").asText());
            default -> this;
        };
    }

    private AccountState opened(StoredEntry stored, LedgerReader ledger) {
        return ledger.opened(stored).components().get("displayName") instanceof Opened.Known named
                ? new AccountState(named.disclosure().value().asText(), false, roles, false, tokens)
                : new AccountState("(erased)", true, roles, false, tokens);
    }

    private AccountState with(Role role, boolean granted) {
        Set<Role> changed = EnumSet.noneOf(Role.class);
        changed.addAll(roles);
        boolean _ = granted ? changed.add(role) : changed.remove(role);
        return new AccountState(name, erased, changed, closed, tokens);
    }

    private AccountState issued(StoredEntry stored) {
        Set<Role> narrowed = EnumSet.noneOf(Role.class);
        value(stored, "roles").forEach(role -> narrowed.add(role(role)));
        JsonNode day = value(stored, "validUntil");
        Map<String, Token> more = new HashMap<>(tokens);
        more.put(value(stored, "token").asText(), new Token(value(stored, "tokenHash").asText(), narrowed, day.isTextual() ? LocalDate.parse(day.textValue()) : null));
        return new AccountState(name, erased, roles, closed, Map.copyOf(more));
    }

    private AccountState revoked(String token) {
        Map<String, Token> fewer = new HashMap<>(tokens);
        fewer.remove(token);
        return new AccountState(name, erased, roles, closed, Map.copyOf(fewer));
    }

    private static JsonNode value(StoredEntry stored, String component) {
        Disclosure disclosure = stored.ordinary().get(component);
        return disclosure == null ? MissingNode.getInstance() : disclosure.value();
    }

    private static Role role(JsonNode name) {
        return Role.valueOf(name.asText());
    }
}
