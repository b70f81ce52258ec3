package candor.platform.command;

import static candor.access.Role.ADMINISTRATOR;
import static candor.access.Role.AUDITOR;
import static candor.access.Role.COMMANDER;
import static candor.access.Role.COMMUNICATIONS;
import static candor.access.Role.COUNSEL;
import static candor.access.Role.EXECUTIVE;
import static candor.access.Role.PRIVACY_OFFICER;
import static candor.access.Role.REPORTER;
import static candor.access.Role.RESPONDER;

import candor.DomainCommand;
import candor.RuleViolation;
import candor.SealedFamily;
import candor.access.AccessCommand;
import candor.access.AuditorCommand;
import candor.access.Role;
import candor.disclosure.DisclosureCommand;
import candor.evidence.EvidenceCommand;
import candor.incident.AlertCommand;
import candor.incident.AlertDeliveryCommand;
import candor.incident.ClassificationCommand;
import candor.incident.ClosureCommand;
import candor.incident.DecisionCommand;
import candor.incident.DeclarationCommand;
import candor.incident.ExtortionCommand;
import candor.incident.IncidentCommand;
import candor.incident.JoinCommand;
import candor.incident.LawCommand;
import candor.incident.LeadershipCommand;
import candor.incident.PrivilegeCommand;
import candor.incident.ReportOfFact;
import candor.incident.RestrictionCommand;
import candor.incident.ReviewCommand;
import candor.incident.SeverityCommand;
import candor.incident.TeamCommand;
import candor.log.LogCommand;
import candor.request.RequestCommand;
import candor.signal.SignalCommand;
import candor.signal.SignalSourceCommand;
import candor.task.PlaybookCommand;
import candor.task.TaskCommand;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Which role may issue which command; what is not listed may nobody. */
public final class CommandRights {
    private static final Map<Class<? extends DomainCommand>, Set<Role>> ALLOWED = new HashMap<>();
    private static final Set<Class<? extends DomainCommand>> BY_SYSTEM = new HashSet<>();

    static {
        signals();
        incidents();
        facts();
        tasks();
        evidence();
        allow(DisclosureCommand.ExportTrail.class, COMMANDER, PRIVACY_OFFICER, COUNSEL, AUDITOR);
        BY_SYSTEM.add(DisclosureCommand.ExportTrail.class);
        erasures();
        accounts();
        auditors();
        keys();
    }

    private CommandRights() {}

    /** Anybody who has an account may say that something is wrong; only those who respond judge it. */
    private static void signals() {
        ALLOWED.put(SignalCommand.ReportSuspicion.class, Set.copyOf(EnumSet.allOf(Role.class)));
        onlyBySystem(SignalCommand.ReceiveAlert.class);
        allow(SignalCommand.AnswerReporter.class, RESPONDER, COMMANDER, PRIVACY_OFFICER);
        allow(SignalSourceCommand.RegisterSignalSource.class, ADMINISTRATOR);
        allow(SignalSourceCommand.RotateSignalSourceSecret.class, ADMINISTRATOR);
        allow(SignalSourceCommand.RevokeSignalSource.class, ADMINISTRATOR);
        allow(SignalCommand.RaiseSignal.class, REPORTER, RESPONDER, COMMANDER, COMMUNICATIONS, PRIVACY_OFFICER, COUNSEL, EXECUTIVE, ADMINISTRATOR);
        BY_SYSTEM.add(SignalCommand.RaiseSignal.class);
        allow(SignalCommand.RepeatSignal.class, REPORTER, RESPONDER, COMMANDER, COMMUNICATIONS, PRIVACY_OFFICER, COUNSEL, EXECUTIVE, ADMINISTRATOR);
        allow(SignalCommand.AcknowledgeSignal.class, RESPONDER, COMMANDER, PRIVACY_OFFICER);
        allow(SignalCommand.DismissSignal.class, RESPONDER, COMMANDER, PRIVACY_OFFICER);
        allow(SignalCommand.LinkSignal.class, RESPONDER, COMMANDER, PRIVACY_OFFICER);
    }

    /** A responder may do at night what the commander tells them; closing is the commander's own. */
    private static void incidents() {
        allow(DeclarationCommand.DeclareIncident.class, RESPONDER, COMMANDER, PRIVACY_OFFICER);
        allow(DeclarationCommand.EscalateSignal.class, RESPONDER, COMMANDER, PRIVACY_OFFICER);
        allow(DeclarationCommand.ImportIncident.class, COMMANDER, PRIVACY_OFFICER);
        allow(ClassificationCommand.ClassifyIncident.class, RESPONDER, COMMANDER, PRIVACY_OFFICER);
        allow(SeverityCommand.ScoreSeverity.class, RESPONDER, COMMANDER, PRIVACY_OFFICER);
        allow(LeadershipCommand.AssignCommander.class, RESPONDER, COMMANDER);
        allow(LeadershipCommand.HandOverCommand.class, RESPONDER, COMMANDER);
        allow(LeadershipCommand.AcceptCommand.class, RESPONDER, COMMANDER);
        allow(LeadershipCommand.DeclineCommand.class, RESPONDER, COMMANDER);
        allow(LeadershipCommand.AssumeCommand.class, RESPONDER, COMMANDER);
        allow(SeverityCommand.AssessSeverity.class, RESPONDER, COMMANDER, PRIVACY_OFFICER);
        allow(TeamCommand.AssignRole.class, RESPONDER, COMMANDER);
        allow(TeamCommand.ReleaseRole.class, RESPONDER, COMMANDER);
        allow(AlertCommand.AlertTeam.class, RESPONDER, COMMANDER, PRIVACY_OFFICER);
        allow(AlertCommand.AcknowledgeAlert.class, RESPONDER, COMMANDER, COMMUNICATIONS, PRIVACY_OFFICER, COUNSEL);
        allow(ExtortionCommand.DecideRansomPayment.class, COMMANDER, COUNSEL);
        allow(ReviewCommand.DetermineRootCause.class, RESPONDER, COMMANDER, PRIVACY_OFFICER);
        allow(ReviewCommand.RaiseCorrectiveAction.class, RESPONDER, COMMANDER, PRIVACY_OFFICER, COUNSEL);
        allow(ReviewCommand.VerifyCorrectiveAction.class, RESPONDER, COMMANDER, PRIVACY_OFFICER, COUNSEL);
        allow(PrivilegeCommand.AssertPrivilege.class, COUNSEL);
        allow(PrivilegeCommand.WaivePrivilege.class, COUNSEL);
        allow(PrivilegeCommand.GrantPrivilegedSight.class, COUNSEL);
        allow(PrivilegeCommand.EndPrivilegedSight.class, COUNSEL);
        SealedFamily.records(RestrictionCommand.class).forEach(command -> allow(command, COMMANDER, PRIVACY_OFFICER, COUNSEL));
        allow(ClosureCommand.FindNoBreach.class, COMMANDER, PRIVACY_OFFICER, COUNSEL);
        allow(JoinCommand.MergeIncident.class, COMMANDER, PRIVACY_OFFICER);
        allow(JoinCommand.SplitIncident.class, COMMANDER, PRIVACY_OFFICER);
        allow(DecisionCommand.RecordDecision.class, RESPONDER, COMMANDER, PRIVACY_OFFICER, COUNSEL);
        allow(DecisionCommand.SupersedeDecision.class, RESPONDER, COMMANDER, PRIVACY_OFFICER, COUNSEL);
        allow(ClosureCommand.CloseIncident.class, COMMANDER);
        allow(ClosureCommand.ReopenIncident.class, COMMANDER, PRIVACY_OFFICER);
        allow(ClosureCommand.ExplainIrregularity.class, RESPONDER, COMMANDER, PRIVACY_OFFICER, COUNSEL);
        BY_SYSTEM.add(DeclarationCommand.ImportIncident.class);
        onlyBySystem(AlertDeliveryCommand.DispatchAlert.class);
        onlyBySystem(AlertDeliveryCommand.RepeatAlertDelivery.class);
        onlyBySystem(AlertDeliveryCommand.RecordAlertDelivery.class);
    }

    /** What happened may be reported by everybody who works on the incident. */
    private static void facts() {
        SealedFamily.records(IncidentCommand.class).stream().filter(ReportOfFact.class::isAssignableFrom).forEach(CommandRights::fact);
    }

    /** Whoever answers for the response writes its plans; whoever works on the incident works through them, and says what is done. */
    private static void tasks() {
        allow(PlaybookCommand.PublishPlaybook.class, COMMANDER, PRIVACY_OFFICER, COUNSEL);
        allow(PlaybookCommand.ImportCacaoPlaybook.class, COMMANDER, PRIVACY_OFFICER, COUNSEL);
        allow(PlaybookCommand.RetirePlaybook.class, COMMANDER, PRIVACY_OFFICER, COUNSEL);
        BY_SYSTEM.add(PlaybookCommand.ImportCacaoPlaybook.class);
        allow(TaskCommand.ApplyPlaybook.class, RESPONDER, COMMANDER, PRIVACY_OFFICER);
        allow(TaskCommand.AddTask.class, RESPONDER, COMMANDER, COMMUNICATIONS, PRIVACY_OFFICER, COUNSEL);
        allow(TaskCommand.AssignTask.class, RESPONDER, COMMANDER, COMMUNICATIONS, PRIVACY_OFFICER, COUNSEL);
        allow(TaskCommand.SkipTask.class, RESPONDER, COMMANDER, COMMUNICATIONS, PRIVACY_OFFICER, COUNSEL);
        allow(TaskCommand.ReopenTask.class, RESPONDER, COMMANDER, COMMUNICATIONS, PRIVACY_OFFICER, COUNSEL);
        fact(TaskCommand.CompleteTask.class);
        onlyBySystem(TaskCommand.RemindOfTasks.class);
        onlyBySystem(TaskCommand.RecordReminderOutcome.class);
    }

    /** Who works on the incident collects and passes on; giving it up or out is for those who answer for it; reading it is for those who need to. */
    private static void evidence() {
        fact(EvidenceCommand.CollectEvidence.class);
        fact(EvidenceCommand.RecordEvidenceDigest.class);
        fact(EvidenceCommand.OpenEvidence.class);
        fact(EvidenceCommand.TransferEvidence.class);
        fact(EvidenceCommand.RecordEvidenceAccess.class);
        fact(EvidenceCommand.RecordEvidenceVerification.class);
        allow(EvidenceCommand.ReleaseEvidence.class, COMMANDER, PRIVACY_OFFICER, COUNSEL);
        allow(EvidenceCommand.ExportEvidence.class, COMMANDER, PRIVACY_OFFICER, COUNSEL);
    }

    /** A privacy officer asks; for a single field somebody else agrees, and it need not be another officer. Counsel alone ends a hold. */
    private static void erasures() {
        allow(LawCommand.PlaceLegalHold.class, COUNSEL, PRIVACY_OFFICER, COMMANDER);
        allow(LawCommand.ReleaseLegalHold.class, COUNSEL);
        allow(RequestCommand.RequestErasure.class, PRIVACY_OFFICER);
        allow(RequestCommand.RequestContentErasure.class, PRIVACY_OFFICER);
        allow(RequestCommand.ConfirmContentErasure.class, PRIVACY_OFFICER, COUNSEL, COMMANDER);
        allow(RequestCommand.DeclineContentErasure.class, PRIVACY_OFFICER, COUNSEL, COMMANDER);
        onlyBySystem(RequestCommand.StartErasure.class);
        onlyBySystem(RequestCommand.RecordErasure.class);
        onlyBySystem(RequestCommand.RecordContentErasure.class);
    }

    private static void onlyBySystem(Class<? extends DomainCommand> command) {
        ALLOWED.put(command, Set.of());
        BY_SYSTEM.add(command);
    }

    private static void accounts() {
        account(AccessCommand.OpenAccount.class);
        account(AccessCommand.CloseAccount.class);
        account(AccessCommand.GrantRole.class);
        account(AccessCommand.RevokeRole.class);
        account(AccessCommand.SetMailAddress.class);
        own(AccessCommand.IssueApiToken.class);
        own(AccessCommand.RevokeApiToken.class);
    }

    /** Who may look at the whole log from outside is a matter of keys and of privacy; that they looked, the server itself records. */
    private static void auditors() {
        allow(AuditorCommand.GrantAuditorAccess.class, ADMINISTRATOR, PRIVACY_OFFICER);
        allow(AuditorCommand.RevokeAuditorAccess.class, ADMINISTRATOR, PRIVACY_OFFICER);
        allow(AuditorCommand.RecordAuditorUse.class, ADMINISTRATOR);
        BY_SYSTEM.addAll(Set.of(AuditorCommand.GrantAuditorAccess.class, AuditorCommand.RevokeAuditorAccess.class, AuditorCommand.RecordAuditorUse.class));
    }

    private static void keys() {
        account(LogCommand.RotateLogKey.class);
        account(LogCommand.RetireLogKey.class);
    }

    private static void fact(Class<? extends DomainCommand> command) {
        allow(command, RESPONDER, COMMANDER, COMMUNICATIONS, PRIVACY_OFFICER, COUNSEL);
    }

    private static void account(Class<? extends DomainCommand> command) {
        allow(command, ADMINISTRATOR);
        BY_SYSTEM.add(command);
    }

    /** Everybody for their own account; for another one the decision asks for an administrator. */
    private static void own(Class<? extends DomainCommand> command) {
        ALLOWED.put(command, Set.copyOf(EnumSet.allOf(Role.class)));
        BY_SYSTEM.add(command);
    }

    private static void allow(Class<? extends DomainCommand> command, Role first, Role... more) {
        ALLOWED.put(command, Set.copyOf(EnumSet.of(first, more)));
    }

    /** Every command there is. */
    public static Set<Class<? extends DomainCommand>> commands() {
        return Set.copyOf(ALLOWED.keySet());
    }

    /** The roles that may issue it; empty for a command nobody thought of. */
    public static Set<Role> allowed(Class<? extends DomainCommand> command) {
        return ALLOWED.getOrDefault(command, Set.of());
    }

    /** Whether an actor, or the system where there is none, may issue such a command; pages ask it before they offer a button. */
    public static boolean permits(@Nullable Actor actor, Class<? extends DomainCommand> command) {
        return actor == null ? BY_SYSTEM.contains(command) : actor.roles().stream().anyMatch(allowed(command)::contains);
    }

    /**
     * Refuses what {@link #permits} does not permit.
     *
     * @throws RuleViolation {@code access.forbidden}
     */
    public static void require(@Nullable Actor actor, Class<? extends DomainCommand> command) {
        if (!permits(actor, command)) {
            throw new RuleViolation(
                    "access.forbidden",
                    "your roles do not allow \"" + CommandName.of(command).words() + "\"; ask an administrator for one of " + allowed(command).stream().sorted().toList());
        }
    }
}
