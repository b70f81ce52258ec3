package candor.platform.tiny;

import candor.access.AccessCommand.CloseAccount;
import candor.access.AccessCommand.GrantRole;
import candor.access.AccessCommand.IssueApiToken;
import candor.access.AccessCommand.OpenAccount;
import candor.access.AccessCommand.RevokeApiToken;
import candor.access.AccessCommand.RevokeRole;
import candor.access.AccessEvent.AccountClosed;
import candor.access.AccessEvent.AccountOpened;
import candor.access.AccessEvent.ApiTokenIssued;
import candor.access.AccessEvent.ApiTokenRevoked;
import candor.access.AccessEvent.RoleGranted;
import candor.access.AccessEvent.RoleRevoked;
import org.axonframework.eventsourcing.annotation.EventSourcedEntity;
import org.axonframework.eventsourcing.annotation.reflection.EntityCreator;
import org.axonframework.messaging.commandhandling.annotation.CommandHandler;
import org.axonframework.messaging.eventhandling.gateway.EventAppender;

/** An account without rules. */
@EventSourcedEntity(tagKey = "account")
record TinyAccount(String account) {

    @EntityCreator
    TinyAccount(AccountOpened event) {
        this(event.account());
    }

    @CommandHandler
    static void open(OpenAccount command, EventAppender events) {
        events.append(new AccountOpened(command.account(), command.displayName(), command.signInName()));
        command.roles().forEach(role -> events.append(new RoleGranted(command.account(), role)));
    }

    @CommandHandler
    void grant(GrantRole command, EventAppender events) {
        events.append(new RoleGranted(account, command.role()));
    }

    @CommandHandler
    void revoke(RevokeRole command, EventAppender events) {
        events.append(new RoleRevoked(account, command.role(), command.reason()));
    }

    @CommandHandler
    void revoke(RevokeApiToken command, EventAppender events) {
        events.append(new ApiTokenRevoked(account, command.token(), command.reason()));
    }

    @CommandHandler
    void issue(IssueApiToken command, EventAppender events) {
        events.append(new ApiTokenIssued(account, command.token(), command.name(), command.tokenHash(), command.roles(), command.validUntil()));
    }

    @CommandHandler
    void close(CloseAccount command, EventAppender events) {
        events.append(new AccountClosed(account, command.reason()));
    }
}
