package candor.access;

import candor.DomainEvent;
import candor.TagKey;
import candor.sealing.FreeText;
import candor.sealing.Personal;
import java.util.List;
import org.axonframework.eventsourcing.annotation.EventTag;
import org.axonframework.messaging.eventhandling.annotation.Event;
import org.jspecify.annotations.Nullable;

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

    /**
     * A program that has the token acts as the account.
     * @param token random identifier; a part of the token that is no secret
     * @param name what the program is called
     * @param tokenHash hex SHA-256 of the token; the token has 256 random bits, so its hash gives nothing away
     * @param roles that the token is narrowed to, whatever the account holds besides; empty where it is not narrowed
     * @param validUntil last day on which it is worth something, in UTC, such as 2026-11-23; absent where it has none
     */
    @Event(namespace = "access", name = "ApiTokenIssued", version = "1")
    record ApiTokenIssued(
            @EventTag(key = TagKey.OF_ACCOUNT) String account,
            String token,
            FreeText name,
            String tokenHash,
            List<Role> roles,
            @Nullable String validUntil)
            implements AccessEvent {}

    /** It no longer does. */
    @Event(namespace = "access", name = "ApiTokenRevoked", version = "1")
    record ApiTokenRevoked(@EventTag(key = TagKey.OF_ACCOUNT) String account, String token, FreeText reason) implements AccessEvent {}
}
