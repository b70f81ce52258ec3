package candor.query.access;

import candor.access.AccessEvent;
import candor.access.AccessEvent.AccountClosed;
import candor.access.AccessEvent.AccountOpened;
import candor.access.AccessEvent.ApiTokenIssued;
import candor.access.AccessEvent.ApiTokenRevoked;
import candor.access.AccessEvent.MailAddressSet;
import candor.access.AccessEvent.RoleGranted;
import candor.access.AccessEvent.RoleRevoked;
import candor.access.AccountRow;
import candor.access.ApiTokenRow;
import candor.access.NamedAccount;
import candor.access.Role;
import candor.query.fold.EventEnvelope;
import candor.query.fold.EventNames;
import candor.query.fold.Projection;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Accounts with the roles they hold: one row each. */
public final class AccountProjection implements Projection<AccountFold> {
    static final String NAME = "accounts";

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public int version() {
        return 2;
    }

    @Override
    public Set<String> events() {
        return EventNames.of(AccessEvent.class);
    }

    @Override
    public Class<AccountFold> state() {
        return AccountFold.class;
    }

    @Override
    public List<String> keys(EventEnvelope envelope) {
        return envelope.event() instanceof AccessEvent event ? List.of(event.account()) : List.of();
    }

    @Override
    public @Nullable AccountFold fold(String key, @Nullable AccountFold before, EventEnvelope envelope) {
        if (envelope.event() instanceof AccountOpened e) {
            return new AccountFold(
                    new AccountRow(e.account(), e.displayName(), e.signInName(), List.of(), envelope.recorded(), null, envelope.ordinal()),
                    envelope.position(), List.of());
        }
        return before == null ? null : new AccountFold(next(before.row(), envelope), before.openedAt(), tokens(before.tokens(), envelope));
    }

    private static AccountRow next(AccountRow row, EventEnvelope envelope) {
        return switch (envelope.event()) {
            case RoleGranted e -> with(row, envelope, roles(row.roles(), e.role(), true), row.closed());
            case RoleRevoked e -> with(row, envelope, roles(row.roles(), e.role(), false), row.closed());
            case MailAddressSet _, ApiTokenIssued _, ApiTokenRevoked _ -> with(row, envelope, row.roles(), row.closed());
            case AccountClosed e -> with(row, envelope, row.roles(), envelope.recorded());
            default -> row;
        };
    }

    private static List<ApiTokenRow> tokens(List<ApiTokenRow> before, EventEnvelope envelope) {
        return switch (envelope.event()) {
            case ApiTokenIssued e -> Stream.concat(before.stream(), Stream.of(new ApiTokenRow(
                    e.token(), new NamedAccount(e.account(), null), e.name(), e.roles(), envelope.recorded(), envelope.actor(), e.validUntil(), null))).toList();
            case ApiTokenRevoked e -> before.stream().map(token -> token.token().equals(e.token()) ? ended(token, envelope.recorded()) : token).toList();
            case AccountClosed _ -> before.stream().map(token -> ended(token, envelope.recorded())).toList();
            default -> before;
        };
    }

    private static ApiTokenRow ended(ApiTokenRow token, Instant at) {
        return token.ended() != null ? token
                : new ApiTokenRow(token.token(), token.account(), token.name(), token.roles(), token.issued(), token.issuedBy(), token.validUntil(), at);
    }

    private static AccountRow with(AccountRow row, EventEnvelope envelope, List<Role> roles, @Nullable Instant closed) {
        return new AccountRow(row.account(), row.displayName(), row.signInName(), roles, row.opened(), closed, envelope.ordinal());
    }

    private static List<Role> roles(List<Role> before, Role role, boolean held) {
        EnumSet<Role> roles = EnumSet.noneOf(Role.class);
        roles.addAll(before);
        if (held) {
            roles.add(role);
        } else {
            roles.remove(role);
        }
        return List.copyOf(roles);
    }

    @Override
    public Map<String, Object> indexed(AccountFold state) {
        return Map.of("at", state.openedAt());
    }

    @Override
    public List<List<String>> indexes() {
        return List.of(List.of("at"));
    }
}
