package candor.platform.access;

import candor.DomainCommand;
import candor.RuleViolation;
import candor.access.AccessCommand.IssueApiToken;
import candor.access.AccessCommand.RevokeApiToken;
import candor.access.Role;
import candor.platform.command.Accepted;
import candor.platform.command.Actor;
import candor.platform.command.BodyHash;
import candor.platform.command.CommandPort;
import candor.platform.command.Issuance;
import candor.sealing.FreeText;
import java.time.DateTimeException;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.OptionalLong;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Issues API tokens and revokes them. A token exists only in the answer to the request that made it. */
public final class ApiTokenDesk {
    private final CommandPort port;
    private final InstantSource clock;

    public ApiTokenDesk(CommandPort port, InstantSource clock) {
        this.port = port;
        this.clock = clock;
    }

    /**
     * What a token is asked for.
     *
     * @param account that it acts as
     * @param name what the program is called; recorded, sealed, in the ledger
     * @param roles that it is narrowed to; empty for all that the account holds
     * @param validUntil last day, in UTC, such as 2026-11-23; blank for none
     */
    public record Wish(String account, String name, List<Role> roles, String validUntil) {}

    /**
     * A token just issued.
     *
     * @param token its identifier
     * @param secret what the program shows; it is told this once
     * @param validUntil last day, in UTC; absent where it has none
     * @param position of its entry in the ledger; −1 where the ledger did not say
     */
    public record Issued(String token, String secret, @Nullable String validUntil, long position) {
        @Override
        public String toString() {
            return "Issued[" + token + "]";
        }
    }

    /**
     * Issues one.
     *
     * @param by who does it; null for whoever owns the data folder
     * @throws RuleViolation {@code access.no-name}, {@code access.bad-day}, {@code access.token-wider}, {@code access.not-found},
     *     {@code access.account-closed}, {@code access.forbidden} for somebody else's account
     */
    public Issued issue(Wish wish, @Nullable Actor by) {
        if (wish.name().isBlank()) {
            throw new RuleViolation("access.no-name", "say which program the token is for");
        }
        ApiToken token = ApiToken.random(wish.account());
        String id = token.claim().orElseThrow(() -> new RuleViolation("access.not-found", "there is no such account: look for it in the list of accounts")).id();
        String hash = token.hash().hex();
        String lastDay = lastDay(wish.validUntil());
        var command = new IssueApiToken(wish.account(), id, FreeText.of(wish.name().strip()), hash, wish.roles(), lastDay);
        return new Issued(id, token.text(), lastDay, issue(command, new Issuance(by, "token-" + hash, hash, OptionalLong.empty())));
    }

    /**
     * Revokes one; whoever shows it is refused from then on.
     *
     * @return position of the entry in the ledger; −1 where the ledger did not say
     * @throws RuleViolation {@code access.no-reason}, {@code access.not-found}, {@code access.token-revoked}, {@code access.forbidden}
     */
    public long revoke(String account, String token, String reason, @Nullable Actor by) {
        if (reason.isBlank()) {
            throw new RuleViolation("access.no-reason", "say why the token ends");
        }
        var command = new RevokeApiToken(account, token, FreeText.of(reason.strip()));
        return issue(command, new Issuance(by, "token-end-" + UUID.randomUUID(), BodyHash.of(token), OptionalLong.empty()));
    }

    private long issue(DomainCommand command, Issuance issuance) {
        Accepted accepted = port.issue(command, issuance);
        return accepted.events().isEmpty() ? -1 : accepted.events().getLast().position();
    }

    private @Nullable String lastDay(String text) {
        if (text.isBlank()) {
            return null;
        }
        LocalDate today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
        try {
            LocalDate last = LocalDate.parse(text.strip());
            if (!last.isBefore(today)) {
                return last.toString();
            }
        } catch (DateTimeException unreadable) {
            // Said below, in the same sentence.
        }
        throw new RuleViolation("access.bad-day", "give the last day of the token like " + today.plusDays(90) + ", or leave it out");
    }
}
