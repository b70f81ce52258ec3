package candor.query.incident;

import candor.DomainEvent;
import candor.access.AccessEvent;
import candor.access.AuditorEvent;
import candor.disclosure.DisclosureEvent.TrailExported;
import candor.evidence.EvidenceEvent;
import candor.incident.AlertEvent;
import candor.incident.Bounds;
import candor.incident.ChronologyEvent.DetectionCorrected;
import candor.incident.ChronologyEvent.DetectionEstablished;
import candor.incident.ChronologyEvent.OccurrenceCorrected;
import candor.incident.ChronologyEvent.OccurrenceEstablished;
import candor.incident.Claimant;
import candor.incident.Classification;
import candor.incident.ClassificationEvent.IncidentClassified;
import candor.incident.ClosureEvent.IncidentClosed;
import candor.incident.ClosureEvent.IncidentFoundNotABreach;
import candor.incident.ClosureEvent.IncidentReopened;
import candor.incident.ClosureEvent.IrregularityExplained;
import candor.incident.CostEvent.CostRecorded;
import candor.incident.CostEvent.ImpactEstimated;
import candor.incident.DecisionEvent.DecisionRecorded;
import candor.incident.DecisionEvent.DecisionSuperseded;
import candor.incident.DeclarationEvent.IncidentDeclared;
import candor.incident.EngagementEvent;
import candor.incident.ExtortionEvent;
import candor.incident.FindingEvent;
import candor.incident.IncidentEvent;
import candor.incident.IntelligenceEvent;
import candor.incident.JoinEvent;
import candor.incident.LawEvent.LegalHoldPlaced;
import candor.incident.LawEvent.LegalHoldReleased;
import candor.incident.LeadershipEvent.CommandAccepted;
import candor.incident.LeadershipEvent.CommandAssumed;
import candor.incident.LeadershipEvent.CommandDeclined;
import candor.incident.LeadershipEvent.CommandHandedOver;
import candor.incident.LeadershipEvent.CommanderAssigned;
import candor.incident.NoteEvent.NoteAdded;
import candor.incident.NoteEvent.NoteCorrected;
import candor.incident.PrivilegeEvent;
import candor.incident.ResponseEvent.ContainmentRecorded;
import candor.incident.ResponseEvent;
import candor.incident.RestrictionEvent;
import candor.incident.ReviewEvent;
import candor.incident.ScopeEvent.ScopeAssessed;
import candor.incident.SeverityEvent.SeverityAssessed;
import candor.incident.SeverityEvent.SeverityScored;
import candor.incident.StatementEvent.AssertionContested;
import candor.incident.StatementEvent.PublicDisclosureRecorded;
import candor.incident.StatementEvent.SourceConflictRecorded;
import candor.incident.StatementEvent.SourceRecorded;
import candor.incident.StatementEvent.SupplierStatementRecorded;
import candor.incident.TeamEvent;
import candor.request.RequestEvent;
import candor.signal.SignalEvent;
import candor.signal.SignalSourceEvent;
import candor.task.PlaybookEvent;
import candor.task.TaskEvent;
import candor.testimony.StatedDuration;
import java.util.Locale;
import java.util.stream.Collectors;

/** One plain sentence for each event. It holds no sealed text, so it may stand in lists, files and logs. */
public final class Headlines {
    private Headlines() {}

    public static String of(DomainEvent event) {
        return switch (event) {
            case IncidentEvent e -> of(e);
            case SignalEvent e -> of(e);
            case SignalSourceEvent e -> of(e);
            case EvidenceEvent e -> EvidenceHeadlines.of(e);
            case AccessEvent e -> of(e);
            case AuditorEvent e -> of(e);
            case RequestEvent e -> of(e);
            case TaskEvent e -> TaskHeadlines.of(e);
            case PlaybookEvent e -> TaskHeadlines.of(e);
            case TrailExported e -> "A trail up to entry " + e.lastOrdinal() + " was exported under the policy " + e.policy();
            default -> throw new IllegalArgumentException(event.getClass().getSimpleName() + " has no headline");
        };
    }

    private static String of(RequestEvent event) {
        return switch (event) {
            case RequestEvent.ErasureRequested e -> "The erasure of a person's data was asked for";
            case RequestEvent.ErasureRefused e -> "An erasure was refused: " + words(e.ground());
            case RequestEvent.ErasureStarted e -> "The erasure of a person's data began";
            case RequestEvent.PersonalDataErased e -> "Personal data were erased from " + e.digests().size() + (e.digests().size() == 1 ? " field" : " fields");
            case RequestEvent.ContentErasureRequested e -> "The erasure of \"" + e.component() + "\" in entry " + e.ordinal() + " was asked for: " + words(e.category().name());
            case RequestEvent.ContentErasureConfirmed e -> "A second person confirmed the erasure of a field";
            case RequestEvent.ContentErased e -> "The field \"" + e.component() + "\" of entry " + e.ordinal() + " was erased: " + words(e.category().name());
        };
    }

    private static String words(String code) {
        return code.toLowerCase(Locale.ROOT).replace('_', ' ');
    }

    private static String of(IncidentEvent event) {
        return switch (event) {
            case IncidentDeclared e -> declared(e);
            case IncidentClassified e -> (e.before() == null ? "Classified as " : "Classified anew as ") + words(e.classification());
            case SeverityAssessed e -> "Severity assessed: " + e.score() + ", " + word(e.severity()) + (e.before() == null ? "" : ", before " + word(e.before()));
            case TeamEvent e -> WorkHeadlines.of(e);
            case AlertEvent e -> WorkHeadlines.of(e);
            case FindingEvent e -> WorkHeadlines.of(e);
            case IntelligenceEvent e -> WorkHeadlines.of(e);
            case ExtortionEvent e -> WorkHeadlines.of(e);
            case ReviewEvent e -> WorkHeadlines.of(e);
            case EngagementEvent e -> WorkHeadlines.of(e);
            case PrivilegeEvent e -> WorkHeadlines.of(e);
            case JoinEvent e -> WorkHeadlines.of(e);
            case RestrictionEvent e -> WorkHeadlines.of(e);
            case ContainmentRecorded e -> "Containment: " + word(e.outcome());
            case ResponseEvent e -> WorkHeadlines.of(e);
            case CostRecorded e -> "Cost " + e.cost() + ", " + word(e.stage()) + ": " + word(e.costKind()) + ", " + WorkHeadlines.money(e.amount());
            case CommandAssumed e -> "Command was assumed: the commander was out of reach";
            case IncidentFoundNotABreach e -> "Found not to be a breach of personal data";
            case SeverityScored e -> "Severity judged " + word(e.severity()) + (e.before() == null ? "" : ", before " + word(e.before()));
            case CommanderAssigned e -> "A commander was assigned";
            case CommandHandedOver e -> "Command was offered to somebody else";
            case CommandAccepted e -> "Command was accepted";
            case CommandDeclined e -> "Command was declined";
            case OccurrenceEstablished e -> "Occurrence established: " + Spoken.time(e.occurred());
            case OccurrenceCorrected e -> "Occurrence corrected from " + Spoken.time(e.before()) + " to " + Spoken.time(e.occurred());
            case DetectionEstablished e -> "Detection established: " + detected(e);
            case DetectionCorrected e -> "Detection corrected from " + Spoken.time(e.before()) + " to " + Spoken.time(e.occurred());
            case ScopeAssessed e -> "Scope assessment " + e.assessment() + ", as stated by " + words(e.assertedBy()) + ": " + words(e);
            case ImpactEstimated e -> "Impact estimated" + (e.rating() == null ? "" : ": " + e.rating());
            case SourceRecorded e -> "A source was recorded";
            case SourceConflictRecorded e -> "Another source disagrees with entry " + e.entry();
            case AssertionContested e -> "Entry " + e.entry() + " is contested by " + words(e.contestedBy());
            case SupplierStatementRecorded e -> "A supplier made a statement";
            case PublicDisclosureRecorded e -> "It became public";
            case DecisionRecorded e -> "Decision " + e.decision() + " was taken";
            case DecisionSuperseded e -> "Decision " + e.decision() + " replaced decision " + e.supersedes();
            case NoteAdded e -> "Note " + e.note() + " was added";
            case NoteCorrected e -> "Note " + e.note() + " was corrected";
            case IncidentClosed e -> "Closed: " + word(e.outcome());
            case IncidentReopened e -> "Reopened";
            case LegalHoldPlaced e -> "Legal hold " + e.hold() + " was placed" + (e.wholeIncident() ? " on the whole incident" : "") + (e.subjects().isEmpty() ? "" : ", on " + e.subjects().size() + (e.subjects().size() == 1 ? " person" : " people"));
            case LegalHoldReleased e -> "Legal hold " + e.hold() + " was released";
            case IrregularityExplained e -> "The irregularity of entry " + e.entry() + " was explained";
        };
    }

    private static String of(SignalEvent event) {
        return switch (event) {
            case SignalEvent.SignalRaised e -> "A signal was raised: " + word(e.channel());
            case SignalEvent.SignalRepeated e -> "The signal was repeated, the " + e.repetition() + ". time";
            case SignalEvent.AlertReceived e -> "An alert arrived, and is kept as it came";
            case SignalEvent.ReporterAnswered e -> "The reporter was told something";
            case SignalEvent.SignalAcknowledged e -> "The signal was read";
            case SignalEvent.SignalDismissed e -> "The signal was dismissed";
            case SignalEvent.SignalLinked e -> "A signal was linked" + (e.missed() ? " that had been dismissed before" : "");
            case SignalEvent.SignalEscalated e -> "A signal was escalated into this incident";
        };
    }

    private static String of(SignalSourceEvent event) {
        return switch (event) {
            case SignalSourceEvent.SignalSourceRegistered e -> "A system was allowed to send alerts";
            case SignalSourceEvent.SignalSourceSecretRotated e -> "The system got its secret number " + e.generation();
            case SignalSourceEvent.SignalSourceRevoked e -> "The system may send no more alerts";
        };
    }

    private static String of(AccessEvent event) {
        return switch (event) {
            case AccessEvent.AccountOpened e -> "An account was opened";
            case AccessEvent.AccountClosed e -> "The account was closed";
            case AccessEvent.RoleGranted e -> "Role granted: " + word(e.role());
            case AccessEvent.MailAddressSet e -> "A mail address was set";
            case AccessEvent.ApiTokenIssued e -> "An API token was issued" + (e.validUntil() == null ? "" : " until " + e.validUntil());
            case AccessEvent.ApiTokenRevoked e -> "An API token was revoked";
            case AccessEvent.RoleRevoked e -> "Role revoked: " + word(e.role());
        };
    }

    private static String of(AuditorEvent event) {
        return switch (event) {
            case AuditorEvent.AuditorAccessGranted e -> "An outside auditor was let read the log until " + e.validUntil();
            case AuditorEvent.AuditorAccessRevoked e -> "An outside auditor's access to the log was revoked";
            case AuditorEvent.AuditorAccessUsed e -> "An outside auditor read the log on " + e.day();
        };
    }

    private static String declared(IncidentDeclared event) {
        return event.reference() + switch (event.kind()) {
            case INCIDENT -> " was declared";
            case DRILL -> " was declared, a drill";
            case IMPORTED -> " was taken over" + (event.origin() == null ? "" : " from " + event.origin());
        };
    }

    private static String detected(DetectionEstablished event) {
        StatedDuration since = event.sinceCompromise();
        return event.occurred() == null && since != null ? Spoken.duration(since) + " after the compromise" : Spoken.time(event.occurred());
    }

    private static String words(Classification classification) {
        String actions = classification.actions().stream().map(Headlines::category).distinct().collect(Collectors.joining(", "));
        return (actions.isEmpty() ? "an action nobody named" : actions) + ", " + word(classification.confirmation());
    }

    private static String words(ScopeAssessed event) {
        String persons = words(event.persons(), "people");
        String records = words(event.records(), "records");
        String both = persons + (persons.isEmpty() || records.isEmpty() ? "" : ", ") + records;
        return both.isEmpty() ? "no number" : both;
    }

    static String words(Bounds bounds, String what) {
        if (bounds.likely() != null) {
            return number(bounds.likely()) + " " + what;
        } else if (bounds.max() != null) {
            return "up to " + number(bounds.max()) + " " + what;
        }
        return bounds.min() == null ? "" : "at least " + number(bounds.min()) + " " + what;
    }

    private static String words(Claimant claimant) {
        return switch (claimant) {
            case ORGANISATION -> "the organisation";
            case AFFECTED_PERSON -> "a person affected";
            case RECORD_OF_ORIGIN -> "the record of origin";
            default -> "the " + word(claimant);
        };
    }

    /** The part of a VERIS value before the first dot: {@code hacking} of {@code hacking.SQLi}. */
    static String category(String value) {
        int dot = value.indexOf('.');
        return dot < 0 ? value : value.substring(0, dot);
    }

    private static String number(long value) {
        return String.format(Locale.ROOT, "%,d", value);
    }

    /** The plain word of an enumerated value, in lower case. */
    public static String word(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }
}
