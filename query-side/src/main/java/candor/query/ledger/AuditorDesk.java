package candor.query.ledger;

import candor.RuleViolation;
import candor.access.AuditorCommand.GrantAuditorAccess;
import candor.access.AuditorCommand.RevokeAuditorAccess;
import candor.access.AuditorRow;
import candor.platform.command.Accepted;
import candor.platform.command.Actor;
import candor.platform.command.BodyHash;
import candor.platform.command.CommandPort;
import candor.platform.command.Issuance;
import candor.query.Projected;
import candor.query.access.Auditors;
import candor.sealing.FreeText;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Gives auditors access and takes it away. A token exists only in the answer to the request that made it. */
final class AuditorDesk {
    /** An audit of a year, and time to write it down. */
    static final int MOST_DAYS = 400;

    private final Auditors auditors;
    private final CommandPort port;
    private final Projected projected;
    private final InstantSource clock;

    AuditorDesk(Auditors auditors, CommandPort port, Projected projected, InstantSource clock) {
        this.auditors = auditors;
        this.port = port;
        this.projected = projected;
        this.clock = clock;
    }

    /**
     * An access just given.
     *
     * @param grant identifier of the access
     * @param token to be handed to the auditor; it is shown this once
     * @param validUntil last day on which it works, in UTC
     */
    record GrantedAccess(String grant, String token, String validUntil) {}

    List<AuditorRow> all() {
        return auditors.all();
    }

    /**
     * Gives access.
     *
     * @param validUntil last day, in UTC, such as 2026-11-23
     * @param actor who gives it; null for whoever owns the data folder
     * @param key of the attempt: handed in again it is refused, because the token cannot be shown twice
     * @throws RuleViolation {@code access.bad-day}, {@code access.no-auditor}, {@code access.auditor-exists}
     */
    GrantedAccess give(String auditor, String validUntil, @Nullable Actor actor, String key) {
        if (auditor.isBlank()) {
            throw new RuleViolation("access.no-auditor", "Say who gets the token.");
        }
        UUID grant = UUID.nameUUIDFromBytes(((actor == null ? "" : actor.account()) + "/auditor/" + key).getBytes(StandardCharsets.UTF_8));
        AuditorToken token = AuditorToken.random(grant);
        LocalDate last = lastDay(validUntil);
        var command = new GrantAuditorAccess(AuditorToken.id(grant), FreeText.of(auditor.strip()), token.hash().hex(), last.toString());
        // The key of the command is the attempt's with its token: the same attempt again is another command, which is refused.
        show(port.issue(command, issuance(actor, "auditor-" + token.hash().hex(), token.hash().hex())));
        return new GrantedAccess(command.grant(), token.text(), command.validUntil());
    }

    void revoke(String grant, String reason, @Nullable Actor actor) {
        if (reason.isBlank()) {
            throw new RuleViolation("access.no-reason", "Say why the access ends.");
        }
        show(port.issue(new RevokeAuditorAccess(grant, FreeText.of(reason.strip())), issuance(actor, "auditor-end-" + UUID.randomUUID(), BodyHash.of(grant))));
    }

    private void show(Accepted accepted) {
        projected.await(accepted.events().getLast().position());
    }

    private LocalDate lastDay(String text) {
        LocalDate today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
        try {
            LocalDate last = LocalDate.parse(text.strip());
            if (!last.isBefore(today) && !last.isAfter(today.plusDays(MOST_DAYS))) {
                return last;
            }
        } catch (DateTimeException unreadable) {
            // Said below, in the same sentence.
        }
        throw new RuleViolation("access.bad-day", "Give the last day of the access like " + today.plusDays(30) + ", at most " + MOST_DAYS + " days from now.");
    }

    private static Issuance issuance(@Nullable Actor actor, String key, String bodyHash) {
        return actor == null ? Issuance.bySystem(key, bodyHash) : Issuance.by(actor, key, bodyHash);
    }
}
