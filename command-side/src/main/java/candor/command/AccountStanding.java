package candor.command;

import candor.DomainEvent;
import candor.RuleViolation;
import candor.TagKey;
import candor.access.AccessEvent.AccountClosed;
import candor.access.AccessEvent.AccountOpened;
import candor.sealing.Personal;
import java.util.List;
import java.util.Optional;
import org.axonframework.messaging.eventstreaming.EventCriteria;
import org.axonframework.messaging.eventstreaming.Tag;

/** Whether somebody can act with an account: what is given to one that nobody uses would be left undone. */
public final class AccountStanding {
    private static final Fold<Boolean> OPEN = new Fold<>(false, AccountStanding::evolve);

    private AccountStanding() {}

    /**
     * Refuses an account with which nobody can sign in.
     *
     * @param account value is an account reference
     * @param code of the refusal; each context has its own
     * @throws RuleViolation with the code
     */
    public static void requireOpen(Personal account, String code, History history) {
        Optional<String> reference = account.text();
        if (reference.isEmpty() || !history.fold(entries(reference.get()), OPEN)) {
            throw new RuleViolation(code, "Nobody can sign in with the account you chose: choose somebody who can.");
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
