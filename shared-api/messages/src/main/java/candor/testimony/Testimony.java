package candor.testimony;

import candor.access.NamedAccount;
import candor.sealing.Personal;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Who says so, and when: the three times of an entry and the people behind it, as views show them.
 *
 * @param occurred when it happened, as stated
 * @param known when it was written down, as stated; absent = when recorded
 * @param by who decided or reported it, where that is not the actor
 * @param recorded the ledger's own clock (UTC)
 * @param actor who recorded it; absent where no account acted
 */
public record Testimony(
        @Nullable Occurred occurred,
        @Nullable StatedTime known,
        @Nullable Personal by,
        @Nullable Means means,
        Instant recorded,
        @Nullable NamedAccount actor) {}
