package candor.command;

import candor.DomainCommand;
import candor.DomainEvent;
import candor.RuleViolation;
import candor.TagKey;
import candor.access.AccessEvent.RoleGranted;
import candor.access.AccessEvent.RoleRevoked;
import candor.access.Role;
import candor.incident.DeclarationCommand;
import candor.incident.DeclarationEvent;
import candor.incident.Insiders;
import candor.incident.RestrictionEvent.IncidentRestricted;
import candor.incident.RestrictionEvent.RestrictionLifted;
import candor.sealing.Personal;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.axonframework.messaging.core.QualifiedName;
import org.axonframework.messaging.eventstreaming.EventCriteria;
import org.axonframework.messaging.eventstreaming.Tag;

/**
 * Refuses what somebody who does not need to know asks of a restricted incident, as if there were no such incident: before it is decided, for
 * whatever names an incident or something of one; and once more for what was decided, so that nothing gets into its stream by another way.
 */
public final class NeedToKnow {
    private static final Set<QualifiedName> RESTRICTION = StoredEvents.namesOf(List.of(IncidentRestricted.class, RestrictionLifted.class));
    private static final Set<QualifiedName> INSIDERS = StoredEvents.namesOf(Insiders.EVENTS);
    private static final Set<QualifiedName> ROLES = StoredEvents.namesOf(List.of(RoleGranted.class, RoleRevoked.class));

    private static final Fold<Boolean> RESTRICTED = new Fold<>(false, (_, event) -> event instanceof IncidentRestricted);
    private static final Fold<Insiders> INSIDE = new Fold<>(Insiders.NONE, Insiders::after);
    private static final Fold<Set<Role>> HELD = new Fold<>(Set.of(), NeedToKnow::held);
    private static final Fold<Set<String>> NAMED = new Fold<>(Set.of(), (found, event) -> found.isEmpty() ? NamedIncidents.of(event) : found);

    private NeedToKnow() {}

    /**
     * Where no account acts, an automation does: it shows nobody anything.
     *
     * @return the incidents that were looked at
     * @throws candor.RuleViolation {@code incident.not-found}
     */
    static Set<String> requireBefore(DomainCommand command, Caller caller, History history) {
        String account = caller.account();
        if (account == null || command instanceof DeclarationCommand) {
            return Set.of();
        }
        Set<String> incidents = NamedIncidents.of(command);
        NamedIncidents.parts(command).forEach((part, id) -> incidents.addAll(
                history.glance(EventCriteria.havingTags(Tag.of(part, id)), NAMED)));
        incidents.forEach(incident -> require(incident, account, history));
        return incidents;
    }

    /**
     * The same for what was decided.
     *
     * @param before what was looked at already
     * @throws candor.RuleViolation {@code incident.not-found}
     */
    static void requireAfter(List<? extends DomainEvent> events, Set<String> before, Caller caller, History history) {
        String account = caller.account();
        if (account != null && events.stream().noneMatch(DeclarationEvent.class::isInstance)) {
            events.stream().flatMap(event -> NamedIncidents.of(event).stream()).filter(incident -> !before.contains(incident)).distinct()
                    .forEach(incident -> require(incident, account, history));
        }
    }

    /** The append depends on whether it is restricted, and only where it is on who needs to know. */
    private static void require(String incident, String account, History history) {
        if (hides(incident, account, history)) {
            throw IncidentStanding.notFound();
        }
    }

    /** Whether an account does not know of an incident. */
    public static boolean hides(String incident, String account, History history) {
        boolean restricted = history.fold(of(incident, RESTRICTION), RESTRICTED);
        return restricted && Collections.disjoint(roles(account, history), Insiders.BY_ROLE)
                && !history.fold(of(incident, INSIDERS), INSIDE).include(account);
    }

    /**
     * Refuses to give something to somebody who could not see it.
     *
     * @param account value is an account reference
     * @throws RuleViolation {@code incident.not-admitted}
     */
    public static void requireSees(Personal account, String incident, History history) {
        if (account.text().filter(reference -> hides(incident, reference, history)).isPresent()) {
            throw new RuleViolation("incident.not-admitted", "This incident is restricted and whoever you chose cannot see it: admit them first.");
        }
    }

    private static EventCriteria of(String incident, Set<QualifiedName> types) {
        return EventCriteria.havingTags(Tag.of(TagKey.OF_INCIDENT, incident)).andBeingOneOfTypes(types);
    }

    /** Whoever loses a role at this very moment did what they did before. */
    private static Set<Role> roles(String account, History history) {
        var entries = EventCriteria.havingTags(Tag.of(TagKey.OF_ACCOUNT, account)).andBeingOneOfTypes(ROLES);
        return history.glance(entries, HELD);
    }

    private static Set<Role> held(Set<Role> before, DomainEvent event) {
        EnumSet<Role> roles = EnumSet.noneOf(Role.class);
        roles.addAll(before);
        switch (event) {
            case RoleGranted e -> roles.add(e.role());
            case RoleRevoked e -> roles.remove(e.role());
            default -> { }
        }
        return Set.copyOf(roles);
    }
}
