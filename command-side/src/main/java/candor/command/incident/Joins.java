package candor.command.incident;

import candor.DomainEvent;
import candor.RuleViolation;
import candor.command.Caller;
import candor.command.History;
import candor.command.incident.reference.References;
import candor.command.incident.standing.Entries;
import candor.command.incident.standing.Standing;
import candor.command.incident.theme.Restriction;
import candor.incident.DeclarationEvent.IncidentDeclared;
import candor.incident.IncidentKind;
import candor.incident.JoinCommand.MergeIncident;
import candor.incident.JoinCommand.SplitIncident;
import candor.incident.JoinEvent.IncidentMerged;
import candor.incident.JoinEvent.IncidentSplit;
import candor.incident.JoinSide;
import candor.incident.RestrictionEvent;
import java.util.List;
import java.util.Objects;

/** Two incidents become one, or one becomes two: both change in one append, or neither does. */
final class Joins {
    private static final int MOST_ENTRIES = 500;
    private final References references;

    Joins(References references) {
        this.references = references;
    }

    List<DomainEvent> merge(MergeIncident command, Caller caller, History history) {
        if (command.incident().equals(command.into())) {
            throw new RuleViolation("incident.merged-into-itself", "An incident cannot become part of itself: choose the other one.");
        }
        Standing source = open(command.incident(), history);
        Standing target = open(command.into(), history);
        requireNotRestricted(command.incident(), history);
        requireNotRestricted(command.into(), history);
        if (source.kind() != target.kind()) {
            throw new RuleViolation("incident.kinds-differ", "A drill, an incident and an imported record stay apart: choose another one of the same kind.");
        }
        var by = command.attribution();
        return List.of(
                new IncidentMerged(command.incident(), JoinSide.SOURCE, command.into(), reference(target), command.reason(),
                        by.occurred(), by.known(), by.by(), by.means()),
                new IncidentMerged(command.into(), JoinSide.TARGET, command.incident(), reference(source), command.reason(),
                        by.occurred(), by.known(), by.by(), by.means()));
    }

    /** The new incident takes the next reference, as any other. */
    List<DomainEvent> split(SplitIncident command, Caller caller, History history) {
        References.Turn turn = references.awaitTurn(kind(command.incident(), history), command.year(), history);
        Standing source = open(command.incident(), history);
        IncidentKind kind = Objects.requireNonNull(source.kind());
        requireNotRestricted(command.incident(), history);
        requireEntries(command, history);
        Declarations.requireNew(command.other(), history);
        String next = turn.next().toString();
        List<Long> entries = command.entries().stream().distinct().sorted().toList();
        var by = command.attribution();
        return List.of(
                new IncidentSplit(command.incident(), JoinSide.SOURCE, command.other(), next, entries, command.reason(),
                        by.occurred(), by.known(), by.by(), by.means()),
                new IncidentDeclared(command.other(), next, kind, command.summary(), null, null, null, null, null, null,
                        by.occurred(), by.known(), by.by(), by.means(), List.of()),
                new IncidentSplit(command.other(), JoinSide.TARGET, command.incident(), reference(source), entries, command.reason(),
                        by.occurred(), by.known(), by.by(), by.means()));
    }

    /** It stays what it was declared as, so that nothing has to be read again after the turn has come. */
    private static IncidentKind kind(String incident, History history) {
        Standing standing = history.glance(Boundary.standing(incident), Standing.UNKNOWN, Standing::evolve);
        standing.requireDeclared();
        return Objects.requireNonNull(standing.kind());
    }

    private static void requireEntries(SplitIncident command, History history) {
        if (command.entries().isEmpty() || command.entries().size() > MOST_ENTRIES) {
            throw new RuleViolation("incident.split-names-nothing", "Name 1 to " + MOST_ENTRIES + " entries by their numbers: the new incident begins with them.");
        }
        Entries all = history.glance(Boundary.everything(command.incident()), Entries.NONE, Entries::evolve);
        command.entries().forEach(all::requireCited);
    }

    private static Standing open(String incident, History history) {
        Standing standing = history.fold(Boundary.standing(incident), Standing.UNKNOWN, Standing::evolve);
        standing.requireDeclared();
        standing.requireOpen();
        return standing;
    }

    /** Its other side would say that it exists, and what it says. */
    private static void requireNotRestricted(String incident, History history) {
        var entries = Boundary.of(incident, RestrictionEvent.class);
        if (history.fold(entries, Restriction.NONE, Restriction::evolve).restricted()) {
            throw new RuleViolation("incident.restricted", "A restricted incident is neither merged nor split: lift the restriction first.");
        }
    }

    private static String reference(Standing standing) {
        return Objects.requireNonNull(standing.reference());
    }
}
