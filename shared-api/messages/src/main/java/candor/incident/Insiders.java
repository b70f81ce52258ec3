package candor.incident;

import candor.DomainEvent;
import candor.access.Role;
import candor.incident.LeadershipEvent.CommandAccepted;
import candor.incident.LeadershipEvent.CommandAssumed;
import candor.incident.LeadershipEvent.CommandDeclined;
import candor.incident.LeadershipEvent.CommandHandedOver;
import candor.incident.LeadershipEvent.CommanderAssigned;
import candor.incident.RestrictionEvent.IncidentRestricted;
import candor.incident.RestrictionEvent.NeedToKnowEnded;
import candor.incident.RestrictionEvent.NeedToKnowGranted;
import candor.incident.RestrictionEvent.RestrictionLifted;
import candor.incident.TeamEvent.RoleAssigned;
import candor.incident.TeamEvent.RoleReleased;
import candor.sealing.Personal;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Who needs to know of an incident, folded from its entries; both sides fold the same. Values of persons are account references, and whoever
 * was erased is nobody.
 *
 * @param restricted whether it is hidden from all others
 * @param commander who is in command
 * @param offeredTo whom command is offered to
 * @param holders of roles in the response, as often as they hold one
 * @param admitted who is on the need-to-know list, in order
 * @param restrictedBy whoever restricted it
 */
public record Insiders(
        boolean restricted,
        @Nullable Personal commander,
        @Nullable Personal offeredTo,
        List<Holder> holders,
        List<Personal> admitted,
        @Nullable Personal restrictedBy) {
    /** Nobody yet. */
    public static final Insiders NONE = new Insiders(false, null, null, List.of(), List.of(), null);

    /** Roles of accounts that need to know of every incident. */
    public static final Set<Role> BY_ROLE = Set.of(Role.COUNSEL, Role.PRIVACY_OFFICER);

    /** What it is folded from. */
    public static final List<Class<? extends DomainEvent>> EVENTS = List.of(
            IncidentRestricted.class, RestrictionLifted.class, NeedToKnowGranted.class, NeedToKnowEnded.class, CommanderAssigned.class, CommandHandedOver.class,
            CommandAccepted.class, CommandDeclined.class, CommandAssumed.class, RoleAssigned.class, RoleReleased.class);

    /** Somebody with a role in the response. */
    public record Holder(ResponseRole role, Personal person) {}

    /** After one more entry of the incident. */
    public Insiders after(DomainEvent event) {
        return switch (event) {
            case CommanderAssigned e -> led(e.commander(), null);
            case CommandHandedOver e -> led(commander, e.to());
            case CommandAccepted e -> led(e.commander(), null);
            case CommandDeclined _ -> led(commander, null);
            case CommandAssumed e -> led(e.commander(), null);
            case RoleAssigned e -> held(Stream.concat(holders.stream(), Stream.of(new Holder(e.role(), e.holder()))).toList());
            case RoleReleased e -> held(holders.stream().filter(holder -> holder.role() != e.role() || !isSame(holder.person(), e.holder())).toList());
            case IncidentRestricted e -> new Insiders(true, commander, offeredTo, holders, List.of(), e.restrictedBy());
            case RestrictionLifted _ -> new Insiders(false, commander, offeredTo, holders, List.of(), null);
            case NeedToKnowGranted e -> listed(Stream.concat(admitted.stream(), Stream.of(e.person())).toList());
            case NeedToKnowEnded e -> listed(admitted.stream().filter(person -> !isSame(person, e.person())).toList());
            default -> this;
        };
    }

    private Insiders led(@Nullable Personal by, @Nullable Personal offered) {
        return new Insiders(restricted, by, offered, holders, admitted, restrictedBy);
    }

    private Insiders held(List<Holder> by) {
        return new Insiders(restricted, commander, offeredTo, by, admitted, restrictedBy);
    }

    private Insiders listed(List<Personal> people) {
        return new Insiders(restricted, commander, offeredTo, holders, people, restrictedBy);
    }

    /** Those who were erased cannot be told apart any more. */
    private static boolean isSame(Personal one, Personal other) {
        return one.text().equals(other.text());
    }

    /** Whether the account needs to know, by what it does in this incident. */
    public boolean include(String account) {
        return Stream.of(Stream.of(commander, offeredTo, restrictedBy).filter(Objects::nonNull), holders.stream().map(Holder::person), admitted.stream())
                .flatMap(people -> people)
                .anyMatch(person -> person.text().filter(account::equals).isPresent());
    }
}
