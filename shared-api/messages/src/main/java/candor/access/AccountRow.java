package candor.access;

import candor.sealing.Personal;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An account with the roles it holds now.
 *
 * @param roles without repetition, in the order of {@link Role}
 * @param opened when the ledger recorded it (UTC)
 * @param closed when it was closed (UTC); absent while it is open
 * @param lastOrdinal of the account's stream
 */
public record AccountRow(
        String account,
        Personal displayName,
        Personal signInName,
        List<Role> roles,
        Instant opened,
        @Nullable Instant closed,
        long lastOrdinal) {}
