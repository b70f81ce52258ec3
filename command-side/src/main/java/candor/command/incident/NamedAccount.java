package candor.command.incident;

import candor.DomainEvent;
import candor.RuleViolation;
import candor.TagKey;
import candor.access.AccessEvent.AccountClosed;
import candor.access.AccessEvent.AccountOpened;
import candor.command.History;
import candor.command.StoredEvents;
import candor.incident.AlertCommand;
import candor.incident.IncidentCommand;
import candor.incident.LeadershipCommand;
import candor.incident.ReviewCommand;
import candor.incident.TeamCommand;
import candor.sealing.Personal;
import java.util.List;
import java.util.Optional;
import org.axonframework.messaging.eventstreaming.EventCriteria;
import org.axonframework.messaging.eventstreaming.Tag;

/** The account to which a command gives something to do: one that cannot act would leave it undone. */
final class NamedAccount {
    private NamedAccount() {}

    static void require(IncidentCommand command, History history) {
        switch (command) {
            case LeadershipCommand.AssignCommander c -> requireOpen(c.commander(), history);
            case LeadershipCommand.HandOverCommand c -> requireOpen(c.to(), history);
            case TeamCommand.AssignRole c -> requireOpen(c.holder(), history);
            case ReviewCommand.RaiseCorrectiveAction c -> requireOpen(c.owner(), history);
            case AlertCommand.AlertTeam c when c.person() != null -> requireOpen(c.person(), history);
            default -> {}
        }
    }

    private static void requireOpen(Personal account, History history) {
        Optional<String> reference = account.text();
        if (reference.isEmpty() || !history.fold(entries(reference.get()), false, NamedAccount::evolve)) {
            throw new RuleViolation("incident.no-such-account", "Nobody can sign in with the account you chose: choose somebody who can.");
        }
    }

    private static EventCriteria entries(String account) {
        return EventCriteria.havingTags(Tag.of(TagKey.OF_ACCOUNT, account))
                .andBeingOneOfTypes(StoredEvents.namesOf(List.of(AccountOpened.class, AccountClosed.class)));
    }

    private static boolean evolve(boolean open, DomainEvent event) {
        return event instanceof AccountOpened || (open && !(event instanceof AccountClosed));
    }
}
