package candor.command.incident.theme;

import candor.DomainEvent;
import candor.RuleViolation;
import candor.command.incident.standing.Situation;
import candor.incident.IncidentEvent;
import candor.incident.PrivilegeCommand;
import candor.incident.PrivilegeCommand.AssertPrivilege;
import candor.incident.PrivilegeCommand.EndPrivilegedSight;
import candor.incident.PrivilegeCommand.GrantPrivilegedSight;
import candor.incident.PrivilegeCommand.WaivePrivilege;
import candor.incident.PrivilegeEvent.PrivilegeAsserted;
import candor.incident.PrivilegeEvent.PrivilegeWaived;
import candor.incident.PrivilegeEvent.PrivilegedSightEnded;
import candor.incident.PrivilegeEvent.PrivilegedSightGranted;
import candor.sealing.Personal;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** What counsel keeps from others: the entries of each assertion that stands. */
public record Privileges(long count, Map<Long, List<Long>> standing, Set<String> readers) implements Theme<PrivilegeCommand> {
    private static final int MOST_ENTRIES = 200;
    public static final Privileges NONE = new Privileges(0, Map.of(), Set.of());

    @Override
    public Privileges evolve(DomainEvent event) {
        return switch (event) {
            case PrivilegeAsserted e -> new Privileges(e.privilege(), with(e.privilege(), e.entries()), readers);
            case PrivilegeWaived e -> new Privileges(count, without(e.privilege()), readers);
            case PrivilegedSightGranted e -> new Privileges(count, standing, reading(reference(e.person()), true));
            case PrivilegedSightEnded e -> new Privileges(count, standing, reading(reference(e.person()), false));
            default -> this;
        };
    }

    @Override
    public IncidentEvent decide(PrivilegeCommand command, Situation situation) {
        return switch (command) {
            case AssertPrivilege c -> decide(c, situation);
            case WaivePrivilege c -> decide(c);
            case GrantPrivilegedSight c -> decide(c);
            case EndPrivilegedSight c -> decide(c);
        };
    }

    private IncidentEvent decide(AssertPrivilege command, Situation situation) {
        if (command.entries().isEmpty() || command.entries().size() > MOST_ENTRIES) {
            throw new RuleViolation(
                    "incident.privilege-names-nothing", "Name 1 to " + MOST_ENTRIES + " entries by their numbers: assert it a second time for more.");
        }
        for (long entry : command.entries()) {
            situation.entries().requireCited(entry);
            if (covers(entry)) {
                throw new RuleViolation("incident.entry-privileged", "Entry " + entry + " is privileged already: leave it out.");
            }
        }
        var by = command.attribution();
        return new PrivilegeAsserted(
                command.incident(), count + 1, command.entries().stream().distinct().sorted().toList(), command.ground(), command.basis(),
                by.occurred(), by.known(), by.by(), by.means());
    }

    private IncidentEvent decide(WaivePrivilege command) {
        var by = command.attribution();
        return new PrivilegeWaived(
                command.incident(), waivable(command.privilege()), command.privilege(), command.reason(),
                by.occurred(), by.known(), by.by(), by.means());
    }

    /** Whoever reads already gets another last day by being given it again. */
    private IncidentEvent decide(GrantPrivilegedSight command) {
        requireDay(command.validUntil());
        var by = command.attribution();
        return new PrivilegedSightGranted(
                command.incident(), command.person(), command.reason(), command.validUntil(), by.occurred(), by.known(), by.by(), by.means());
    }

    private IncidentEvent decide(EndPrivilegedSight command) {
        if (!readers.contains(reference(command.person()))) {
            throw new RuleViolation("incident.no-such-reader", "Counsel has not let this person read what is privileged: look at the privilege log.");
        }
        var by = command.attribution();
        return new PrivilegedSightEnded(command.incident(), command.person(), command.reason(), by.occurred(), by.known(), by.by(), by.means());
    }

    private static void requireDay(String day) {
        try {
            LocalDate _ = LocalDate.parse(day);
        } catch (DateTimeParseException e) {
            throw new RuleViolation("incident.bad-day", "Give the last day like this: 2026-11-23.");
        }
    }

    private Set<String> reading(String account, boolean reads) {
        var changed = new HashSet<>(readers);
        boolean _ = reads ? changed.add(account) : changed.remove(account);
        return Set.copyOf(changed);
    }

    /** Nobody has the empty one: whoever was erased reads nothing any more. */
    private static String reference(Personal account) {
        return account.text().orElse("");
    }

    private Map<Long, List<Long>> with(long privilege, List<Long> entries) {
        var more = new TreeMap<>(standing);
        more.put(privilege, entries);
        return Map.copyOf(more);
    }

    private Map<Long, List<Long>> without(long privilege) {
        var fewer = new TreeMap<>(standing);
        fewer.remove(privilege);
        return Map.copyOf(fewer);
    }

    private boolean covers(long entry) {
        return standing.values().stream().anyMatch(entries -> entries.contains(entry));
    }

    private List<Long> waivable(long privilege) {
        List<Long> entries = standing.get(privilege);
        if (entries == null) {
            throw new RuleViolation("incident.no-such-privilege", "No privilege of this number stands on the incident: look at the privilege log.");
        }
        return entries;
    }
}
