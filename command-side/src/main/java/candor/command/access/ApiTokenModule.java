package candor.command.access;

import candor.DomainEvent;
import candor.RuleViolation;
import candor.TagKey;
import candor.access.AccessCommand.IssueApiToken;
import candor.access.AccessCommand.RevokeApiToken;
import candor.access.AccessEvent.ApiTokenIssued;
import candor.access.AccessEvent.ApiTokenRevoked;
import candor.access.Role;
import candor.command.Caller;
import candor.command.DecidingModule;
import candor.command.History;
import candor.platform.context.ContextModule;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.function.BiFunction;
import java.util.regex.Pattern;
import org.axonframework.eventsourcing.configuration.EventSourcingConfigurer;
import org.axonframework.messaging.eventstreaming.EventCriteria;
import org.axonframework.messaging.eventstreaming.Tag;
import org.jspecify.annotations.Nullable;

/** The tokens of accounts. Whether one is still valid is for whoever is shown it; here only what was issued and revoked counts. */
public final class ApiTokenModule implements ContextModule {
    private static final Pattern TOKEN = Pattern.compile("[0-9a-f]{32}");
    private static final Pattern HASH = Pattern.compile("[0-9a-f]{64}");

    @Override
    public EventSourcingConfigurer configure(EventSourcingConfigurer configurer) {
        return configurer.registerCommandHandlingModule(new DecidingModule("api-token-commands")
                .on(IssueApiToken.class, ApiTokenModule::issue)
                .on(RevokeApiToken.class, ApiTokenModule::revoke)
                .module());
    }

    private static List<DomainEvent> issue(IssueApiToken command, Caller caller, History history) {
        requireOwnOrAdministrator(command.account(), caller, history);
        read(command.account(), Account.UNKNOWN, Account::evolve, history).requireOpen().requireHolds(command.roles());
        if (read(command.account(), IssuedTokens.NONE, IssuedTokens::evolve, history).knows(command.token())) {
            throw new RuleViolation("access.token-exists", "This token was issued already: issue another one.");
        }
        if (!TOKEN.matcher(command.token()).matches() || !HASH.matcher(command.tokenHash()).matches()) {
            throw new RuleViolation("access.bad-token-hash", "A token's identifier has 32 and its hash 64 lower-case hex digits.");
        }
        requireDay(command.validUntil());
        List<Role> roles = command.roles().stream().distinct().sorted().toList();
        return List.of(new ApiTokenIssued(command.account(), command.token(), command.name(), command.tokenHash(), roles, command.validUntil()));
    }

    private static List<DomainEvent> revoke(RevokeApiToken command, Caller caller, History history) {
        requireOwnOrAdministrator(command.account(), caller, history);
        read(command.account(), IssuedTokens.NONE, IssuedTokens::evolve, history).requireInUse(command.token());
        return List.of(new ApiTokenRevoked(command.account(), command.token(), command.reason()));
    }

    /** Where no account acts, whoever owns the data folder does. */
    private static void requireOwnOrAdministrator(String account, Caller caller, History history) {
        String own = caller.account();
        if (own != null && !own.equals(account) && !read(own, Account.UNKNOWN, Account::evolve, history).holds(Role.ADMINISTRATOR)) {
            throw new RuleViolation("access.forbidden", "A token of somebody else is a matter for administrators: ask one of them.");
        }
    }

    private static void requireDay(@Nullable String day) {
        try {
            LocalDate _ = day == null ? LocalDate.EPOCH : LocalDate.parse(day);
        } catch (DateTimeParseException e) {
            throw new RuleViolation("access.bad-day", "Give the last day of the token like this: 2026-11-23.");
        }
    }

    private static <S> S read(String account, S seed, BiFunction<S, DomainEvent, S> evolve, History history) {
        return history.fold(EventCriteria.havingTags(Tag.of(TagKey.OF_ACCOUNT, account)), seed, evolve);
    }
}
