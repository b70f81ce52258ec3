package candor.access;

import candor.DomainEvent;
import candor.TagKey;
import candor.sealing.FreeText;
import candor.sealing.Personal;
import org.axonframework.eventsourcing.annotation.EventTag;
import org.axonframework.messaging.eventhandling.annotation.Event;

/** What has happened to an account. */
public sealed interface AccessEvent extends DomainEvent {

    /** The account it is about. */
    String account();

    /**
     * Somebody may sign in. Passwords never enter the ledger.
     * @param account random; also the subject reference of that person
     * @param displayName shown beside what they do
     */
    @Event(namespace = "access", name = "AccountOpened", version = "1")
    record AccountOpened(
            @EventTag(key = TagKey.OF_ACCOUNT) String account,
            Personal displayName,
            Personal signInName)
            implements AccessEvent {}

    /** They may no longer. */
    @Event(namespace = "access", name = "AccountClosed", version = "1")
    record AccountClosed(@EventTag(key = TagKey.OF_ACCOUNT) String account, FreeText reason) implements AccessEvent {}

    /** They may do more. */
    @Event(namespace = "access", name = "RoleGranted", version = "1")
    record RoleGranted(@EventTag(key = TagKey.OF_ACCOUNT) String account, Role role) implements AccessEvent {}

    /** They may do less. */
    @Event(namespace = "access", name = "RoleRevoked", version = "1")
    record RoleRevoked(@EventTag(key = TagKey.OF_ACCOUNT) String account, Role role, FreeText reason) implements AccessEvent {}

    /** This is where mail for them goes, until another is set. */
    @Event(namespace = "access", name = "MailAddressSet", version = "1")
    record MailAddressSet(@EventTag(key = TagKey.OF_ACCOUNT) String account, Personal address) implements AccessEvent {}
}
