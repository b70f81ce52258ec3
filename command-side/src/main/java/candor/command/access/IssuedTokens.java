package candor.command.access;

import candor.DomainEvent;
import candor.RuleViolation;
import candor.access.AccessEvent.ApiTokenIssued;
import candor.access.AccessEvent.ApiTokenRevoked;
import java.util.HashSet;
import java.util.Set;

/** The tokens of an account, revoked ones too. */
record IssuedTokens(Set<String> issued, Set<String> revoked) {
    static final IssuedTokens NONE = new IssuedTokens(Set.of(), Set.of());

    IssuedTokens evolve(DomainEvent event) {
        return switch (event) {
            case ApiTokenIssued e -> new IssuedTokens(with(issued, e.token()), revoked);
            case ApiTokenRevoked e -> new IssuedTokens(issued, with(revoked, e.token()));
            default -> this;
        };
    }

    private static Set<String> with(Set<String> some, String one) {
        Set<String> more = new HashSet<>(some);
        more.add(one);
        return Set.copyOf(more);
    }

    boolean knows(String token) {
        return issued.contains(token);
    }

    void requireInUse(String token) {
        if (!issued.contains(token)) {
            throw new RuleViolation("access.not-found", "There is no such token of this account: look for it in the list of tokens.");
        }
        if (revoked.contains(token)) {
            throw new RuleViolation("access.token-revoked", "This token was revoked already: nothing is left to do.");
        }
    }
}
