package candor.command.task;

import candor.DomainEvent;
import candor.RuleViolation;
import candor.TagKey;
import candor.access.AccessEvent.AccountClosed;
import candor.access.AccessEvent.AccountOpened;
import candor.command.History;
import candor.command.StoredEvents;
import candor.sealing.Personal;
import java.util.List;
import java.util.Optional;
import org.axonframework.messaging.eventstreaming.EventCriteria;
import org.axonframework.messaging.eventstreaming.Tag;

/** The account that is to do something: one that cannot act would leave it undone. */
final class SignInAccount {
    private SignInAccount() {}

    static void requireOpen(Personal account, History history) {
        Optional<String> reference = account.text();
        if (reference.isEmpty() || !history.fold(entries(reference.get()), false, SignInAccount::evolve)) {
            throw new RuleViolation("task.no-such-account", "Nobody can sign in with the account you chose: choose somebody who can.");
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
