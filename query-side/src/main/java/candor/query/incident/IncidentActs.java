package candor.query.incident;

import candor.DomainCommand;
import candor.SealedFamily;
import candor.incident.ChronologyCommand.CorrectDetection;
import candor.incident.ChronologyCommand.CorrectOccurrence;
import candor.incident.ChronologyCommand.EstablishDetection;
import candor.incident.ChronologyCommand.EstablishOccurrence;
import candor.incident.ClassificationCommand.ClassifyIncident;
import candor.incident.ClosureCommand.CloseIncident;
import candor.incident.ClosureCommand.ExplainIrregularity;
import candor.incident.ClosureCommand.ReopenIncident;
import candor.incident.CostCommand.EstimateImpact;
import candor.incident.DecisionCommand.RecordDecision;
import candor.incident.DecisionCommand.SupersedeDecision;
import candor.incident.DeclarationCommand.DeclareIncident;
import candor.incident.DeclarationCommand.EscalateSignal;
import candor.incident.DeclarationCommand.ImportIncident;
import candor.incident.IncidentCommand;
import candor.incident.IncidentKind;
import candor.incident.IncidentState;
import candor.incident.IncidentView;
import candor.incident.LawCommand.PlaceLegalHold;
import candor.incident.LawCommand.ReleaseLegalHold;
import candor.incident.LeadershipCommand.AcceptCommand;
import candor.incident.LeadershipCommand.AssignCommander;
import candor.incident.LeadershipCommand.DeclineCommand;
import candor.incident.LeadershipCommand.HandOverCommand;
import candor.incident.NoteCommand.AddNote;
import candor.incident.NoteCommand.CorrectNote;
import candor.incident.ResponseCommand.RecordContainment;
import candor.incident.ScopeCommand.AssessScope;
import candor.incident.SeverityCommand.ScoreSeverity;
import candor.incident.StatementCommand.ContestAssertion;
import candor.incident.StatementCommand.RecordPublicDisclosure;
import candor.incident.StatementCommand.RecordSource;
import candor.incident.StatementCommand.RecordSourceConflict;
import candor.incident.StatementCommand.RecordSupplierStatement;
import candor.incident.TimelineEntry;
import candor.platform.command.Actor;
import candor.platform.command.CommandName;
import candor.platform.command.CommandRights;
import candor.query.console.Act;
import candor.query.console.form.Labels;
import candor.request.RequestCommand.RequestContentErasure;
import candor.request.RequestCommand.RequestErasure;
import candor.sealing.FreeText;
import candor.sealing.Personal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/** What a person may do with an incident, by their rights and its state. */
final class IncidentActs {
    /** Made elsewhere: by declaring, from a signal, by an import. */
    private static final Set<Class<?>> NOT_ON_AN_INCIDENT = Set.of(DeclareIncident.class, EscalateSignal.class, ImportIncident.class);
    /** Those decided on what was seen; everything else only adds, and two people may add at once. */
    private static final Set<Class<?>> DECIDED_ON_WHAT_WAS_SEEN = Set.of(
            ClassifyIncident.class, ScoreSeverity.class, AssignCommander.class, HandOverCommand.class, AcceptCommand.class, DeclineCommand.class,
            EstablishOccurrence.class, CorrectOccurrence.class, EstablishDetection.class, CorrectDetection.class,
            SupersedeDecision.class, CorrectNote.class, CloseIncident.class, ReopenIncident.class, ExplainIrregularity.class);
    private static final Map<String, Class<? extends DomainCommand>> BY_NAME = SealedFamily.records(IncidentCommand.class).stream()
            .filter(type -> !NOT_ON_AN_INCIDENT.contains(type))
            .collect(Collectors.toMap(type -> CommandName.of(type).kebab(), Function.identity()));

    private final Labels labels;

    IncidentActs(Labels labels) {
        this.labels = labels;
    }

    /** The command behind its name in an address. */
    static Optional<Class<? extends DomainCommand>> named(String kebab) {
        return Optional.ofNullable(BY_NAME.get(kebab));
    }

    static boolean isDecidedOnWhatWasSeen(Class<? extends DomainCommand> command) {
        return DECIDED_ON_WHAT_WAS_SEEN.contains(command);
    }

    List<Act.Group> of(IncidentView view, Actor actor) {
        boolean open = view.row().state() == IncidentState.OPEN;
        List<Act.Group> groups = new ArrayList<>();
        groups.add(group("Record", view, actor, List.of(AddNote.class, view.occurrence().isEmpty() ? EstablishOccurrence.class : CorrectOccurrence.class,
                view.detection().isEmpty() ? EstablishDetection.class : CorrectDetection.class, AssessScope.class, RecordContainment.class)));
        groups.add(group("What others say", view, actor, List.of(RecordSource.class, RecordSupplierStatement.class, RecordPublicDisclosure.class)));
        groups.add(group("Judge and decide", view, actor, open
                ? List.of(RecordDecision.class, ClassifyIncident.class, ScoreSeverity.class, EstimateImpact.class)
                : List.of(EstimateImpact.class)));
        groups.add(group("Command", view, actor, open ? command(view, actor) : List.of()));
        groups.add(group("Work", view, actor, List.of(open ? CloseIncident.class : ReopenIncident.class)));
        groups.add(group("Law", view, actor, List.of(PlaceLegalHold.class, ReleaseLegalHold.class)));
        return groups.stream().filter(group -> !group.acts().isEmpty()).toList();
    }

    private static List<Class<? extends DomainCommand>> command(IncidentView view, Actor actor) {
        var pending = view.pendingHandOver();
        if (pending != null) {
            return pending.to().account().equals(actor.account()) ? List.of(AcceptCommand.class, DeclineCommand.class) : List.of();
        }
        var commander = view.row().commander();
        if (commander == null) {
            return view.row().kind() == IncidentKind.IMPORTED ? List.of() : List.of(AssignCommander.class);
        }
        return commander.account().equals(actor.account()) ? List.of(HandOverCommand.class) : List.of();
    }

    private Act.Group group(String title, IncidentView view, Actor actor, List<Class<? extends DomainCommand>> commands) {
        return new Act.Group(title, commands.stream().filter(command -> CommandRights.permits(actor, command)).map(command -> act(view.row().incident(), command, "")).toList());
    }

    private Act act(String incident, Class<? extends DomainCommand> command, String query) {
        return new Act(labels.of(command.getSimpleName()), "/incidents/" + incident + "/do/" + CommandName.of(command).kebab() + query);
    }

    /** What may be said about one entry; nobody may change it. */
    List<Act> about(String incident, TimelineEntry entry, Actor actor) {
        if (!CommandRights.permits(actor, AddNote.class)) {
            return List.of();
        }
        List<Act> acts = new ArrayList<>();
        if (isWritten(entry) && entry.replacedBy() == null) {
            acts.add(new Act("Edit", "/incidents/" + incident + "/entries/" + entry.ordinal() + "/edit"));
        }
        String about = "?entry=" + entry.ordinal();
        if (!entry.irregular().isEmpty() && !entry.explained()) {
            acts.add(act(incident, ExplainIrregularity.class, about));
        }
        acts.add(act(incident, RecordSourceConflict.class, about));
        acts.add(act(incident, ContestAssertion.class, about));
        acts.addAll(erasing(entry, actor));
        return List.copyOf(acts);
    }

    /** Fields that a privacy officer may have erased, and the person the entry names. */
    private static List<Act> erasing(TimelineEntry entry, Actor actor) {
        List<Act> acts = new ArrayList<>();
        if (CommandRights.permits(actor, RequestContentErasure.class)) {
            entry.texts().stream().filter(text -> text.text() instanceof FreeText.Known).map(text -> text.component())
                    .forEach(component -> acts.add(new Act("Erase \"" + component + "\"", "/erasures/field?position=" + entry.position() + "&component=" + component)));
        }
        if (CommandRights.permits(actor, RequestErasure.class) && entry.testimony().by() instanceof Personal.Known person) {
            acts.add(new Act("What is held of this person", "/erasures/people/" + person.subject().value()));
        }
        return acts;
    }

    /** Whether somebody may come to it wanting to edit. */
    static boolean isWritten(TimelineEntry entry) {
        return isNote(entry) || isDecision(entry);
    }

    static boolean isNote(TimelineEntry entry) {
        return entry.type().equals("incident.NoteAdded") || entry.type().equals("incident.NoteCorrected");
    }

    static boolean isDecision(TimelineEntry entry) {
        return entry.type().equals("incident.DecisionRecorded") || entry.type().equals("incident.DecisionSuperseded");
    }

    /** The form that is offered instead of an edit, filled in with what it replaces. */
    Act insteadOfEdit(String incident, TimelineEntry entry) {
        return act(incident, isDecision(entry) ? SupersedeDecision.class : CorrectNote.class, "?entry=" + entry.ordinal());
    }
}
