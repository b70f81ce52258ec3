package candor.command.access;

import candor.DomainEvent;
import candor.RuleViolation;
import candor.TagKey;
import candor.access.AccessCommand.CloseAccount;
import candor.access.AccessCommand.GrantRole;
import candor.access.AccessCommand.OpenAccount;
import candor.access.AccessCommand.RevokeRole;
import candor.access.AccessCommand.SetMailAddress;
import candor.access.AccessEvent.AccountClosed;
import candor.access.AccessEvent.AccountOpened;
import candor.access.AccessEvent.MailAddressSet;
import candor.access.AccessEvent.RoleGranted;
import candor.access.AccessEvent.RoleRevoked;
import candor.access.Role;
import candor.command.Caller;
import candor.command.DecidingModule;
import candor.command.Fold;
import candor.command.History;
import candor.platform.context.ContextModule;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.axonframework.eventsourcing.configuration.EventSourcingConfigurer;
import org.axonframework.messaging.eventstreaming.EventCriteria;
import org.axonframework.messaging.eventstreaming.Tag;

/**
 * The access context of the command side. That a sign-in name is used once is not decided here: it would have to stand in a tag, and it is
 * personal data; the credentials hold it under a unique index.
 */
public final class AccessModule implements ContextModule {
    private static final Fold<Account> ACCOUNT = new Fold<>(Account.UNKNOWN, Account::evolve);
    private static final Pattern ADDRESS = Pattern.compile("[^@\\s]{1,64}@[^@\\s]{1,190}");

    @Override
    public EventSourcingConfigurer configure(EventSourcingConfigurer configurer) {
        return configurer.registerCommandHandlingModule(new DecidingModule("access-commands")
                .on(OpenAccount.class, AccessModule::open)
                .on(CloseAccount.class, AccessModule::close)
                .on(GrantRole.class, AccessModule::grant)
                .on(RevokeRole.class, AccessModule::revoke)
                .on(SetMailAddress.class, AccessModule::setMailAddress)
                .module());
    }

    private static List<DomainEvent> open(OpenAccount command, Caller caller, History history) {
        if (read(command.account(), history).opened()) {
            throw new RuleViolation("access.account-exists", "This account exists already: change its roles, or open another one.");
        }
        var events = new ArrayList<DomainEvent>();
        events.add(new AccountOpened(command.account(), command.displayName(), command.signInName()));
        command.roles().stream().distinct().sorted().forEach(role -> events.add(new RoleGranted(command.account(), role)));
        return List.copyOf(events);
    }

    private static List<DomainEvent> close(CloseAccount command, Caller caller, History history) {
        Account account = read(command.account(), history).requireOpen();
        requireAnAdministratorLeft(account, command.account(), history);
        return List.of(new AccountClosed(command.account(), command.reason()));
    }

    private static List<DomainEvent> grant(GrantRole command, Caller caller, History history) {
        if (read(command.account(), history).requireOpen().holds(command.role())) {
            throw new RuleViolation("access.role-granted", "This account holds that role already: nothing is left to do.");
        }
        return List.of(new RoleGranted(command.account(), command.role()));
    }

    private static List<DomainEvent> revoke(RevokeRole command, Caller caller, History history) {
        Account account = read(command.account(), history).requireOpen();
        if (!account.holds(command.role())) {
            throw new RuleViolation("access.role-not-granted", "This account does not hold that role: nothing is left to do.");
        }
        if (command.role() == Role.ADMINISTRATOR) {
            requireAnAdministratorLeft(account, command.account(), history);
        }
        return List.of(new RoleRevoked(command.account(), command.role(), command.reason()));
    }

    private static List<DomainEvent> setMailAddress(SetMailAddress command, Caller caller, History history) {
        Account _ = read(command.account(), history).requireOpen();
        if (command.address().text().filter(ADDRESS.asMatchPredicate()).isEmpty()) {
            throw new RuleViolation("access.bad-mail-address", "This is no mail address: write it like name@example.org.");
        }
        return List.of(new MailAddressSet(command.account(), command.address()));
    }

    /** Reads the roles of all accounts only where an administrator goes. */
    private static void requireAnAdministratorLeft(Account account, String reference, History history) {
        if (account.holds(Role.ADMINISTRATOR)) {
            history.fold(Administrators.entries(), Administrators.NONE, Administrators::evolve).requireOneBeside(reference);
        }
    }

    private static Account read(String account, History history) {
        return history.fold(EventCriteria.havingTags(Tag.of(TagKey.OF_ACCOUNT, account)), ACCOUNT);
    }
}
