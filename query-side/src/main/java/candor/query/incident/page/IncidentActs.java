package candor.query.incident.page;

import candor.DomainCommand;
import candor.SealedFamily;
import candor.access.NamedAccount;
import candor.incident.AlertCommand.AcknowledgeAlert;
import candor.incident.AlertCommand.AlertTeam;
import candor.incident.ChronologyCommand.CorrectDetection;
import candor.incident.ChronologyCommand.CorrectOccurrence;
import candor.incident.ChronologyCommand.EstablishDetection;
import candor.incident.ChronologyCommand.EstablishOccurrence;
import candor.incident.ClassificationCommand.ClassifyIncident;
import candor.incident.ClosureCommand.CloseIncident;
import candor.incident.ClosureCommand.ExplainIrregularity;
import candor.incident.ClosureCommand.FindNoBreach;
import candor.incident.ClosureCommand.ReopenIncident;
import candor.incident.CostCommand.EstimateImpact;
import candor.incident.CostCommand.RecordCost;
import candor.incident.DecisionCommand.RecordDecision;
import candor.incident.DecisionCommand.SupersedeDecision;
import candor.incident.DeclarationCommand.DeclareIncident;
import candor.incident.DeclarationCommand.EscalateSignal;
import candor.incident.DeclarationCommand.ImportIncident;
import candor.incident.EngagementCommand.RecordThirdPartyEngagement;
import candor.incident.EngagementCommand.RecordThirdPartyRelease;
import candor.incident.ExtortionCommand.DecideRansomPayment;
import candor.incident.ExtortionCommand.RecordRansomDemand;
import candor.incident.ExtortionCommand.RecordRansomPayment;
import candor.incident.FindingCommand.RecordAffectedSystem;
import candor.incident.FindingCommand.RecordIndicator;
import candor.incident.FindingCommand.ReportMisuse;
import candor.incident.IncidentCommand;
import candor.incident.IncidentKind;
import candor.incident.IncidentState;
import candor.incident.IncidentView;
import candor.incident.IncidentWork.ActionStage;
import candor.incident.IncidentWork.Alert;
import candor.incident.IncidentWork.Section;
import candor.incident.IncidentWork;
import candor.incident.IntelligenceCommand.ImportIndicators;
import candor.incident.JoinCommand.MergeIncident;
import candor.incident.JoinCommand.SplitIncident;
import candor.incident.LawCommand.PlaceLegalHold;
import candor.incident.LawCommand.ReleaseLegalHold;
import candor.incident.LeadershipCommand.AcceptCommand;
import candor.incident.LeadershipCommand.AssignCommander;
import candor.incident.LeadershipCommand.AssumeCommand;
import candor.incident.LeadershipCommand.DeclineCommand;
import candor.incident.LeadershipCommand.HandOverCommand;
import candor.incident.NoteCommand.AddNote;
import candor.incident.NoteCommand.CorrectNote;
import candor.incident.PrivilegeCommand.AssertPrivilege;
import candor.incident.PrivilegeCommand.EndPrivilegedSight;
import candor.incident.PrivilegeCommand.GrantPrivilegedSight;
import candor.incident.PrivilegeCommand.WaivePrivilege;
import candor.incident.ResponseCommand.RecordContainment;
import candor.incident.ResponseCommand.RecordDataRecovery;
import candor.incident.ResponseCommand.RecordEradication;
import candor.incident.ResponseCommand.RecordMitigationForSubjects;
import candor.incident.ResponseCommand.RecordRecovery;
import candor.incident.RestrictionCommand.AdmitToIncident;
import candor.incident.RestrictionCommand.LiftRestriction;
import candor.incident.RestrictionCommand.RemoveFromIncident;
import candor.incident.RestrictionCommand.RestrictIncident;
import candor.incident.ReviewCommand.CompleteCorrectiveAction;
import candor.incident.ReviewCommand.DetermineRootCause;
import candor.incident.ReviewCommand.RaiseCorrectiveAction;
import candor.incident.ReviewCommand.RecordReview;
import candor.incident.ReviewCommand.VerifyCorrectiveAction;
import candor.incident.ScopeCommand.AssessScope;
import candor.incident.SeverityCommand.AssessSeverity;
import candor.incident.SeverityCommand.ScoreSeverity;
import candor.incident.StatementCommand.ContestAssertion;
import candor.incident.StatementCommand.RecordPublicDisclosure;
import candor.incident.StatementCommand.RecordSource;
import candor.incident.StatementCommand.RecordSourceConflict;
import candor.incident.StatementCommand.RecordSupplierStatement;
import candor.incident.TeamCommand.AssignRole;
import candor.incident.TeamCommand.RecordBriefing;
import candor.incident.TeamCommand.ReleaseRole;
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
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What a person may do with an incident, by their rights and its state. */
final class IncidentActs {
    /** Made elsewhere: by declaring, from a signal, by an import. */
    private static final Set<Class<?>> NOT_ON_AN_INCIDENT = Set.of(DeclareIncident.class, EscalateSignal.class, ImportIncident.class);
    /** They take a file and show what is in it; the plain form takes its text. */
    private static final Set<Class<?>> WITH_A_FORM_OF_ITS_OWN = Set.of(ImportIndicators.class);
    /** Those decided on what was seen; everything else only adds, and two people may add at once. */
    private static final Set<Class<?>> DECIDED_ON_WHAT_WAS_SEEN = Set.of(
            ClassifyIncident.class, ScoreSeverity.class, AssignCommander.class, HandOverCommand.class, AcceptCommand.class, DeclineCommand.class,
            EstablishOccurrence.class, CorrectOccurrence.class, EstablishDetection.class, CorrectDetection.class,
            SupersedeDecision.class, CorrectNote.class, CloseIncident.class, ReopenIncident.class, ExplainIrregularity.class, ReleaseLegalHold.class,
            AssessSeverity.class, AssumeCommand.class, AssignRole.class, ReleaseRole.class, DecideRansomPayment.class,
            DetermineRootCause.class, CompleteCorrectiveAction.class, VerifyCorrectiveAction.class, RecordThirdPartyRelease.class,
            AssertPrivilege.class, WaivePrivilege.class, FindNoBreach.class, MergeIncident.class, SplitIncident.class,
            RestrictIncident.class, LiftRestriction.class, AdmitToIncident.class, RemoveFromIncident.class, GrantPrivilegedSight.class, EndPrivilegedSight.class);
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

    /** @param restricted whether it is hidden from those who do not need to know */
    List<Act.Group> of(IncidentView view, Actor actor, boolean restricted) {
        boolean open = view.row().state() == IncidentState.OPEN;
        IncidentWork work = view.work();
        return Stream.of(
                        group("Record", view, actor, List.of(AddNote.class, view.occurrence().isEmpty() ? EstablishOccurrence.class : CorrectOccurrence.class,
                                view.detection().isEmpty() ? EstablishDetection.class : CorrectDetection.class, AssessScope.class, RecordContainment.class), List.of()),
                        group("Found and done", view, actor, List.of(RecordAffectedSystem.class, RecordIndicator.class, ImportIndicators.class, RecordEradication.class, RecordRecovery.class),
                                List.of(RecordMitigationForSubjects.class, RecordDataRecovery.class, ReportMisuse.class, RecordRansomDemand.class, RecordRansomPayment.class,
                                        RecordThirdPartyEngagement.class, RecordCost.class)),
                        group("What others say", view, actor, List.of(RecordSource.class, RecordSupplierStatement.class, RecordPublicDisclosure.class), List.of()),
                        group("Judge and decide", view, actor, open ? List.of(RecordDecision.class, ClassifyIncident.class, AssessSeverity.class) : List.of(),
                                open ? List.of(ScoreSeverity.class, EstimateImpact.class, DetermineRootCause.class, FindNoBreach.class) : List.of(EstimateImpact.class)),
                        group("Command", view, actor, open ? command(view, actor) : List.of(),
                                open ? List.of(AlertTeam.class, AssignRole.class, work.roles().isEmpty() ? AssignRole.class : ReleaseRole.class, RecordBriefing.class) : List.of()),
                        group("Work", view, actor, ending(view.row().state()), open
                                ? List.of(RaiseCorrectiveAction.class, RecordReview.class, SplitIncident.class, MergeIncident.class)
                                : List.of(RecordReview.class)),
                        group("Law", view, actor, List.of(PlaceLegalHold.class, AssertPrivilege.class),
                                work.privileges().isEmpty() ? List.of(ReleaseLegalHold.class) : List.of(ReleaseLegalHold.class, GrantPrivilegedSight.class, EndPrivilegedSight.class)),
                        group("Need to know", view, actor, List.of(restricted ? AdmitToIncident.class : RestrictIncident.class),
                                restricted ? List.of(RemoveFromIncident.class, LiftRestriction.class) : List.of()))
                .filter(group -> !group.acts().isEmpty() || !group.more().isEmpty())
                .toList();
    }

    private static List<Class<? extends DomainCommand>> ending(IncidentState state) {
        return switch (state) {
            case OPEN -> List.of(CloseIncident.class);
            case CLOSED -> List.of(ReopenIncident.class);
            case MERGED -> List.of();
        };
    }

    private static List<Class<? extends DomainCommand>> command(IncidentView view, Actor actor) {
        var pending = view.pendingHandOver();
        var commander = view.row().commander();
        if (pending != null && pending.to().account().equals(actor.account())) {
            return List.of(AcceptCommand.class, DeclineCommand.class);
        }
        if (commander == null) {
            return view.row().kind() == IncidentKind.IMPORTED ? List.of() : List.of(AssignCommander.class);
        }
        if (!commander.account().equals(actor.account())) {
            return List.of(AssumeCommand.class);
        }
        return pending == null ? List.of(HandOverCommand.class) : List.of();
    }

    private Act.Group group(
            String title, IncidentView view, Actor actor, List<Class<? extends DomainCommand>> commands, List<Class<? extends DomainCommand>> more) {
        return new Act.Group(title, permitted(view, actor, commands), permitted(view, actor, more));
    }

    private List<Act> permitted(IncidentView view, Actor actor, List<Class<? extends DomainCommand>> commands) {
        return commands.stream().distinct().filter(command -> CommandRights.permits(actor, command)).map(command -> act(view.row().incident(), command, "")).toList();
    }

    /** What may be done about each corrective action, alert, demand, engagement and privilege, by the ordinal of its entry. */
    Map<Long, List<Act>> next(IncidentView view, Actor actor) {
        Map<Long, List<Act>> next = new HashMap<>();
        boolean open = view.row().state() == IncidentState.OPEN;
        IncidentWork work = view.work();
        work.actions().forEach(action -> {
            if (action.stage() == ActionStage.COMPLETED && !action.owner().account().equals(actor.account())) {
                next.put(action.ordinal(), one(view, actor, VerifyCorrectiveAction.class, action.number()));
            } else if (action.stage() == ActionStage.OPEN || action.stage() == ActionStage.NOT_EFFECTIVE) {
                next.put(action.ordinal(), one(view, actor, CompleteCorrectiveAction.class, action.number()));
            }
        });
        work.privileges().stream().filter(privilege -> privilege.waivedBy() == null)
                .forEach(privilege -> next.put(privilege.ordinal(), one(view, actor, WaivePrivilege.class, privilege.number())));
        work.reports().stream().filter(report -> report.number() > 0 && report.section() == Section.OUTSIDE_HELP && report.mark() == null)
                .forEach(report -> next.put(report.ordinal(), one(view, actor, RecordThirdPartyRelease.class, report.number())));
        if (open) {
            work.alerts().stream().filter(alert -> isCalled(alert, actor))
                    .forEach(alert -> next.put(alert.ordinal(), one(view, actor, AcknowledgeAlert.class, alert.number())));
            work.reports().stream().filter(report -> report.number() > 0 && report.section() == Section.EXTORTION)
                    .forEach(report -> next.put(report.ordinal(), one(view, actor, DecideRansomPayment.class, report.number())));
        }
        return next;
    }

    /** Somebody who was called, as far as is known here, and has not answered yet: who belongs to a team is known where the team is reached. */
    private static boolean isCalled(Alert alert, Actor actor) {
        boolean called = alert.roles().stream().anyMatch(actor::holds) || is(alert.person(), actor) || !alert.teams().isEmpty()
                || alert.escalations().stream().anyMatch(escalation -> escalation.team() != null || is(escalation.commander(), actor));
        return called && alert.heard().stream().noneMatch(heard -> is(heard.who(), actor));
    }

    private static boolean is(@Nullable NamedAccount somebody, Actor actor) {
        return somebody != null && somebody.account().equals(actor.account());
    }

    private List<Act> one(IncidentView view, Actor actor, Class<? extends DomainCommand> command, long number) {
        return CommandRights.permits(actor, command) ? List.of(act(view.row().incident(), command, "?number=" + number)) : List.of();
    }

    private Act act(String incident, Class<? extends DomainCommand> command, String query) {
        String form = WITH_A_FORM_OF_ITS_OWN.contains(command) ? "/" : "/do/";
        return new Act(labels.of(command.getSimpleName()), "/incidents/" + incident + form + CommandName.of(command).kebab() + query);
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
