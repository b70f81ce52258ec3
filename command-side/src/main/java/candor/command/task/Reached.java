package candor.command.task;

import candor.DomainEvent;
import candor.RuleViolation;
import candor.TagKey;
import candor.access.AccessEvent.AccountClosed;
import candor.access.AccessEvent.AccountOpened;
import candor.access.AccessEvent.MailAddressSet;
import candor.command.History;
import candor.command.NeedToKnow;
import candor.command.StoredEvents;
import candor.incident.LeadershipEvent.CommandAccepted;
import candor.incident.LeadershipEvent.CommandAssumed;
import candor.incident.LeadershipEvent.CommanderAssigned;
import candor.sealing.Personal;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.axonframework.messaging.eventstreaming.EventCriteria;
import org.axonframework.messaging.eventstreaming.Tag;
import org.jspecify.annotations.Nullable;

/**
 * Somebody who can be reached by mail: whoever is to do the task, else whoever is in command.
 *
 * @param account value is an account reference
 * @param address never stored: it is read, sealed, where the account says it
 */
record Reached(Personal account, String address) {
    private static final Pattern ADDRESS = Pattern.compile("[^@\\s]{1,64}@[^@\\s]{1,190}");

    /**
     * Whoever is in command is looked up only where whoever is to do it cannot be reached.
     *
     * @param assignee whoever is to do it
     * @throws RuleViolation {@code task.nobody-to-remind} where neither of them can be reached
     */
    static Reached of(@Nullable Personal assignee, String incident, History history) {
        return Optional.ofNullable(assignee).filter(account -> account.text().filter(reference -> !NeedToKnow.hides(incident, reference, history)).isPresent())
                .flatMap(account -> address(account, history))
                .or(() -> commander(incident, history).flatMap(account -> address(account, history)))
                .orElseThrow(() -> new RuleViolation("task.nobody-to-remind", "Nobody can be reminded: neither whoever is to do it nor whoever is in command has a mail address."));
    }

    private static Optional<Personal> commander(String incident, History history) {
        var entries = EventCriteria.havingTags(Tag.of(TagKey.OF_INCIDENT, incident))
                .andBeingOneOfTypes(StoredEvents.namesOf(List.of(CommanderAssigned.class, CommandAccepted.class, CommandAssumed.class)));
        return history.fold(entries, Optional.empty(), (before, event) -> switch (event) {
            case CommanderAssigned e -> Optional.of(e.commander());
            case CommandAccepted e -> Optional.of(e.commander());
            case CommandAssumed e -> Optional.of(e.commander());
            default -> before;
        });
    }

    /** Who may sign in, by which name, and by which address they want their mail. */
    private record Account(boolean open, @Nullable String signInName, @Nullable String address) {
        Account evolve(DomainEvent event) {
            return switch (event) {
                case AccountOpened e -> new Account(true, e.signInName().text().orElse(null), address);
                case AccountClosed _ -> new Account(false, null, null);
                case MailAddressSet e -> new Account(open, signInName, e.address().text().orElse(null));
                default -> this;
            };
        }
    }

    private static Optional<Reached> address(Personal account, History history) {
        if (account.text().isEmpty()) {
            return Optional.empty();
        }
        var entries = EventCriteria.havingTags(Tag.of(TagKey.OF_ACCOUNT, account.text().get()))
                .andBeingOneOfTypes(StoredEvents.namesOf(List.of(AccountOpened.class, AccountClosed.class, MailAddressSet.class)));
        Account known = history.fold(entries, new Account(false, null, null), Account::evolve);
        return Stream.of(Optional.ofNullable(known.address()), Optional.ofNullable(known.signInName())).flatMap(Optional::stream)
                .filter(address -> known.open() && ADDRESS.matcher(address).matches())
                .findFirst()
                .map(address -> new Reached(account, address));
    }
}
