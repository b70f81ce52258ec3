package candor.platform.access;

import candor.ledger.mongodb.LedgerReader;
import candor.platform.command.Actor;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** Who an account is and what it may do now: a fold of the account's own stream in the active ledger. */
public final class Actors {
    /** How long another node may still let somebody act whose role or token was revoked. */
    static final Duration STALE_AFTER = Duration.ofSeconds(2);

    /** Bounds the memory that a stream of invented accounts can take. */
    private static final int MOST_KNOWN = 10_000;

    private final LedgerReader ledger;
    private final InstantSource clock;
    private final Map<String, Known> known = new ConcurrentHashMap<>();

    private record Known(AccountState state, Instant at) {
        /** Of a clock that was set back nothing is believed. */
        boolean isFresh(Instant now) {
            return !now.isBefore(at) && at.plus(STALE_AFTER).isAfter(now);
        }
    }

    public Actors(LedgerReader ledger, InstantSource clock) {
        this.ledger = ledger;
        this.clock = clock;
    }

    /** The account, if it is open. */
    public Optional<Actor> find(String account) {
        AccountState state = state(account);
        String name = state.name();
        return name == null || state.closed() ? Optional.empty() : Optional.of(new Actor(account, name, state.roles()));
    }

    AccountState state(String account) {
        Instant now = clock.instant();
        Known before = known.get(account);
        if (before != null && before.isFresh(now)) {
            return before.state();
        }
        AccountState state = AccountState.read(account, ledger);
        if (known.size() >= MOST_KNOWN) {
            known.clear();
        }
        known.put(account, new Known(state, now));
        return state;
    }

    /** Reads anew next time: an account has changed. */
    public void forget() {
        known.clear();
    }
}
