package candor.platform.access;

import candor.platform.access.AccountState.Token;
import candor.platform.command.Actor;
import candor.platform.edge.Problem;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Objects;

/** Finds out whom a token lets act. A token is found by what is no secret in it, and its hash is compared in constant time. */
final class ApiTokens {
    private static final Problem NOT_VALID = Problem.of(401, "access.bad-token", "this API token is not valid here: issue another one, or ask an administrator for one");
    private static final Problem EXPIRED = Problem.of(401, "access.token-expired", "this API token has expired: issue another one");

    private final Actors actors;
    private final InstantSource clock;

    ApiTokens(Actors actors, InstantSource clock) {
        this.actors = actors;
        this.clock = clock;
    }

    /** What becomes of a token that is shown. */
    sealed interface Admission {

        /** It lets this account act, with the roles that account and token have in common now. */
        record Admitted(Actor actor) implements Admission {}

        /** It lets nobody act. Whether it was never issued, was revoked or has lost its account is not told apart. */
        record Refused(Problem problem) implements Admission {}
    }

    Admission admit(ApiToken shown) {
        return shown.claim().map(claim -> admit(shown, claim)).orElseGet(() -> new Admission.Refused(NOT_VALID));
    }

    private Admission admit(ApiToken shown, ApiToken.Claim claim) {
        AccountState account = actors.state(claim.account());
        Token token = account.tokens().get(claim.id());
        if (!account.isOpen() || account.erased() || token == null || !isOf(shown, token)) {
            return new Admission.Refused(NOT_VALID);
        }
        LocalDate lastDay = token.lastDay();
        if (lastDay != null && LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC).isAfter(lastDay)) {
            return new Admission.Refused(EXPIRED);
        }
        return new Admission.Admitted(new Actor(claim.account(), Objects.requireNonNull(account.name()), token.narrowed(account.roles())));
    }

    private static boolean isOf(ApiToken shown, Token token) {
        return MessageDigest.isEqual(shown.hash().hex().getBytes(StandardCharsets.US_ASCII), token.hash().getBytes(StandardCharsets.US_ASCII));
    }
}
