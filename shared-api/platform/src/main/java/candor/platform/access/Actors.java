package candor.platform.access;

import candor.access.Role;
import candor.ledger.mongodb.LedgerReader;
import candor.ledger.mongodb.OpenedEntry;
import candor.ledger.mongodb.OpenedEntry.Opened;
import candor.ledger.mongodb.StoredEntry;
import candor.platform.command.Actor;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.EnumSet;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Who an account is and what it may do now: a fold of the account's own stream in the active ledger. */
public final class Actors {
    /** How long another node may still let somebody act whose role was revoked. */
    static final Duration STALE_AFTER = Duration.ofSeconds(2);

    private final LedgerReader ledger;
    private final InstantSource clock;
    private final Map<String, Known> known = new ConcurrentHashMap<>();

    private record Known(Optional<Actor> actor, Instant at) {}

    public Actors(LedgerReader ledger, InstantSource clock) {
        this.ledger = ledger;
        this.clock = clock;
    }

    /** The account, if it is open. */
    public Optional<Actor> find(String account) {
        Instant now = clock.instant();
        Known before = known.get(account);
        if (before != null && before.at().plus(STALE_AFTER).isAfter(now)) {
            return before.actor();
        }
        Optional<Actor> actor = fold(account);
        known.put(account, new Known(actor, now));
        return actor;
    }

    /** Reads anew next time: an account has changed. */
    public void forget() {
        known.clear();
    }

    private Optional<Actor> fold(String account) {
        Account state = new Account(null, EnumSet.noneOf(Role.class), false);
        try (Stream<StoredEntry> entries = ledger.entries("account:" + account)) {
            for (StoredEntry entry : (Iterable<StoredEntry>) entries::iterator) {
                state = state.after(entry, ledger);
            }
        }
        String name = state.name();
        return name == null || state.closed() ? Optional.empty() : Optional.of(new Actor(account, name, state.roles()));
    }

    private record Account(@Nullable String name, Set<Role> roles, boolean closed) {
        Account after(StoredEntry stored, LedgerReader ledger) {
            return switch (stored.entry().type()) {
                case "access.AccountOpened" -> new Account(name(ledger.opened(stored)), roles, false);
                case "access.AccountClosed" -> new Account(name, roles, true);
                case "access.RoleGranted" -> with(role(stored), true);
                case "access.RoleRevoked" -> with(role(stored), false);
                default -> this;
            };
        }

        private Account with(Role role, boolean granted) {
            Set<Role> changed = EnumSet.noneOf(Role.class);
            changed.addAll(roles);
            boolean _ = granted ? changed.add(role) : changed.remove(role);
            return new Account(name, changed, closed);
        }

        private static Role role(StoredEntry stored) {
            return Role.valueOf(Objects.requireNonNull(stored.ordinary().get("role")).value().textValue());
        }

        private static String name(OpenedEntry entry) {
            return entry.components().get("displayName") instanceof Opened.Known named ? named.disclosure().value().asText() : "(erased)";
        }
    }
}
