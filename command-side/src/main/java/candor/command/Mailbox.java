package candor.command;

import candor.DomainEvent;
import candor.TagKey;
import candor.access.AccessEvent.AccountClosed;
import candor.access.AccessEvent.AccountOpened;
import candor.access.AccessEvent.MailAddressSet;
import candor.sealing.Personal;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.axonframework.messaging.eventstreaming.EventCriteria;
import org.axonframework.messaging.eventstreaming.Tag;
import org.jspecify.annotations.Nullable;

/** Where somebody gets mail: at the address on the account, else at a sign-in name that is one. It is read, sealed, where the account says it, and stored nowhere else. */
public record Mailbox(boolean open, @Nullable String signInName, @Nullable String address) {
    private static final Pattern ADDRESS = Pattern.compile("[^@\\s]{1,64}@[^@\\s]{1,190}");
    private static final Fold<Mailbox> FOLD = new Fold<>(new Mailbox(false, null, null), Mailbox::evolve);

    /**
     * The address of an account that can sign in.
     *
     * @param account value is an account reference
     */
    public static Optional<String> of(Personal account, History history) {
        if (account.text().isEmpty()) {
            return Optional.empty();
        }
        var entries = EventCriteria.havingTags(Tag.of(TagKey.OF_ACCOUNT, account.text().get()))
                .andBeingOneOfTypes(StoredEvents.namesOf(List.of(AccountOpened.class, AccountClosed.class, MailAddressSet.class)));
        Mailbox known = history.fold(entries, FOLD);
        return Stream.of(Optional.ofNullable(known.address()), Optional.ofNullable(known.signInName())).flatMap(Optional::stream)
                .filter(address -> known.open() && ADDRESS.matcher(address).matches())
                .findFirst();
    }

    private Mailbox evolve(DomainEvent event) {
        return switch (event) {
            case AccountOpened e -> new Mailbox(true, e.signInName().text().orElse(null), address);
            case AccountClosed _ -> new Mailbox(false, null, null);
            case MailAddressSet e -> new Mailbox(open, signInName, e.address().text().orElse(null));
            default -> this;
        };
    }
}
