package candor.incident;

import candor.DomainEvent;
import candor.TagKey;
import candor.sealing.FreeText;
import candor.sealing.Personal;
import candor.testimony.Means;
import candor.testimony.Occurred;
import candor.testimony.StatedDuration;
import candor.testimony.StatedTime;
import java.util.List;
import org.axonframework.eventsourcing.annotation.EventTag;
import org.axonframework.messaging.eventhandling.annotation.Event;
import org.jspecify.annotations.Nullable;

/** What has happened to an incident. Stored names and revisions are for ever. */
public sealed interface IncidentEvent extends DomainEvent {

    /** The incident it is about. */
    String incident();

    /** Codes of the {@link IrregularityRule}s it broke; always empty for what follows from an act. */
    default List<String> irregular() {
        return List.of();
    }

    /**
     * An incident exists from here on. Only the summary is needed; all else may be unknown.
     * @param reference gap-free per series, year and ledger, e.g. {@code INC-2026-0001}
     * @param kind a drill stays a drill for ever
     * @param origin where an imported record comes from, e.g. {@code veris}; absent where it was declared here
     * @param originKey HMAC of the origin and its own key
     * @param originReference the origin's own key, as text
     * @param sourceRecord the whole source record, so that nothing a mapping drops is lost
     * @param sourceDigest hex SHA-256 of the source record's bytes
     * @param signal that was escalated into this incident
     */
    @Event(namespace = "incident", name = "IncidentDeclared", version = "1")
    record IncidentDeclared(
            @EventTag(key = TagKey.OF_INCIDENT) String incident,
            @EventTag(key = TagKey.OF_REFERENCE) String reference,
            IncidentKind kind,
            FreeText summary,
            @Nullable String origin,
            @EventTag(key = TagKey.OF_ORIGIN) @Nullable String originKey,
            @Nullable FreeText originReference,
            @Nullable FreeText sourceRecord,
            @Nullable FreeText sourceDigest,
            @Nullable String signal,
            @Nullable Occurred occurred,
            @Nullable StatedTime known,
            @Nullable Personal reportedBy,
            @Nullable Means means,
            List<String> irregular)
            implements IncidentEvent {}

    /**
     * What kind of incident this is, in VERIS terms; lists, never one value, and {@code unknown} is a value. Replaces an earlier classification.
     */
    @Event(namespace = "incident", name = "IncidentClassified", version = "1")
    record IncidentClassified(
            @EventTag(key = TagKey.OF_INCIDENT) String incident,
            Classification classification,
            @Nullable Classification before,
            @Nullable FreeText reason,
            @Nullable Occurred occurred,
            @Nullable StatedTime known,
            @Nullable Personal decidedBy,
            @Nullable Means means)
            implements IncidentEvent {}

    /** How bad it is judged to be, with the grounds; the earlier score stays readable. */
    @Event(namespace = "incident", name = "SeverityScored", version = "1")
    record SeverityScored(
            @EventTag(key = TagKey.OF_INCIDENT) String incident,
            Severity severity,
            @Nullable Severity before,
            FreeText rationale,
            @Nullable Occurred occurred,
            @Nullable StatedTime known,
            @Nullable Personal decidedBy,
            @Nullable Means means)
            implements IncidentEvent {}

    /** Somebody is in command. The value of {@code commander} is an account reference. */
    @Event(namespace = "incident", name = "CommanderAssigned", version = "1")
    record CommanderAssigned(
            @EventTag(key = TagKey.OF_INCIDENT) String incident,
            Personal commander,
            @Nullable Occurred occurred,
            @Nullable StatedTime known,
            @Nullable Personal decidedBy,
            @Nullable Means means)
            implements IncidentEvent {}

    /** The commander offers command to somebody else and keeps it until that is accepted. */
    @Event(namespace = "incident", name = "CommandHandedOver", version = "1")
    record CommandHandedOver(
            @EventTag(key = TagKey.OF_INCIDENT) String incident,
            Personal from,
            Personal to,
            FreeText briefing)
            implements IncidentEvent {}

    /** Command has passed. */
    @Event(namespace = "incident", name = "CommandAccepted", version = "1")
    record CommandAccepted(
            @EventTag(key = TagKey.OF_INCIDENT) String incident,
            Personal commander,
            @Nullable Personal before)
            implements IncidentEvent {}

    /** The hand-over was declined; the commander stays in command. */
    @Event(namespace = "incident", name = "CommandDeclined", version = "1")
    record CommandDeclined(
            @EventTag(key = TagKey.OF_INCIDENT) String incident,
            Personal declinedBy,
            FreeText reason)
            implements IncidentEvent {}

    /** When the breach began and ended, as first established. */
    @Event(namespace = "incident", name = "OccurrenceEstablished", version = "1")
    record OccurrenceEstablished(
            @EventTag(key = TagKey.OF_INCIDENT) String incident,
            FreeText basis,
            Occurred occurred,
            @Nullable StatedTime known,
            @Nullable Personal reportedBy,
            @Nullable Means means,
            List<String> irregular)
            implements IncidentEvent {}

    /** The established occurrence was wrong. */
    @Event(namespace = "incident", name = "OccurrenceCorrected", version = "1")
    record OccurrenceCorrected(
            @EventTag(key = TagKey.OF_INCIDENT) String incident,
            Occurred before,
            FreeText reason,
            Occurred occurred,
            @Nullable StatedTime known,
            @Nullable Personal reportedBy,
            @Nullable Means means,
            List<String> irregular)
            implements IncidentEvent {}

    /**
     * When somebody or something here noticed ({@code occurred}).
     * @param method how it was noticed, in VERIS terms, e.g. {@code external.customer}
     * @param sinceCompromise as stated, where only a duration is known
     */
    @Event(namespace = "incident", name = "DetectionEstablished", version = "1")
    record DetectionEstablished(
            @EventTag(key = TagKey.OF_INCIDENT) String incident,
            List<String> method,
            @Nullable StatedDuration compromise,
            @Nullable StatedDuration sinceCompromise,
            @Nullable FreeText basis,
            @Nullable Occurred occurred,
            @Nullable StatedTime known,
            @Nullable Personal reportedBy,
            @Nullable Means means,
            List<String> irregular)
            implements IncidentEvent {}

    /** The established detection was wrong. */
    @Event(namespace = "incident", name = "DetectionCorrected", version = "1")
    record DetectionCorrected(
            @EventTag(key = TagKey.OF_INCIDENT) String incident,
            @Nullable Occurred before,
            List<String> method,
            FreeText reason,
            @Nullable Occurred occurred,
            @Nullable StatedTime known,
            @Nullable Personal reportedBy,
            @Nullable Means means,
            List<String> irregular)
            implements IncidentEvent {}

    /**
     * One assessment in the series of who and what is affected; it never overwrites an earlier one.
     * @param assessment its number in the incident's series, from 1
     * @param assertedBy whose figure it is: ours, the press', a supplier's
     * @param statement in words where figures are missing or say too little, e.g. "under 5 % of customers"
     * @param window in which those affected were exposed
     * @param disclosure VERIS data_disclosure: Yes, Potentially, No, Unknown
     */
    @Event(namespace = "incident", name = "ScopeAssessed", version = "1")
    record ScopeAssessed(
            @EventTag(key = TagKey.OF_INCIDENT) String incident,
            long assessment,
            Claimant assertedBy,
            List<ScopeCell> cells,
            Bounds persons,
            Bounds records,
            @Nullable String disclosure,
            @Nullable FreeText statement,
            @Nullable FreeText basis,
            @Nullable Occurred window,
            @Nullable Occurred occurred,
            @Nullable StatedTime known,
            @Nullable Personal reportedBy,
            @Nullable Means means,
            List<String> irregular)
            implements IncidentEvent {}

    /** What it is estimated to cost. */
    @Event(namespace = "incident", name = "ImpactEstimated", version = "1")
    record ImpactEstimated(
            @EventTag(key = TagKey.OF_INCIDENT) String incident,
            @Nullable Amount total,
            List<Loss> losses,
            @Nullable String rating,
            @Nullable FreeText basis,
            @Nullable Occurred occurred,
            @Nullable StatedTime known,
            @Nullable Personal reportedBy,
            @Nullable Means means,
            List<String> irregular)
            implements IncidentEvent {}

    /** Something that was said or published about the incident, by whom and where. */
    @Event(namespace = "incident", name = "SourceRecorded", version = "1")
    record SourceRecorded(
            @EventTag(key = TagKey.OF_INCIDENT) String incident,
            FreeText source,
            @Nullable FreeText says,
            @Nullable Occurred occurred,
            @Nullable StatedTime known,
            @Nullable Personal reportedBy,
            @Nullable Means means,
            List<String> irregular)
            implements IncidentEvent {}

    /**
     * Two sources disagree; both are kept.
     * @param entry ordinal of the entry the other source contradicts
     */
    @Event(namespace = "incident", name = "SourceConflictRecorded", version = "1")
    record SourceConflictRecorded(
            @EventTag(key = TagKey.OF_INCIDENT) String incident,
            long entry,
            FreeText otherSource,
            FreeText otherStatement,
            @Nullable Occurred occurred,
            @Nullable StatedTime known,
            @Nullable Personal reportedBy,
            @Nullable Means means,
            List<String> irregular)
            implements IncidentEvent {}

    /**
     * Somebody disputes what an entry says; the entry stays, marked contested.
     * @param entry ordinal of the contested entry
     */
    @Event(namespace = "incident", name = "AssertionContested", version = "1")
    record AssertionContested(
            @EventTag(key = TagKey.OF_INCIDENT) String incident,
            long entry,
            Claimant contestedBy,
            FreeText statement,
            @Nullable Occurred occurred,
            @Nullable StatedTime known,
            @Nullable Personal reportedBy,
            @Nullable Means means,
            List<String> irregular)
            implements IncidentEvent {}

    /** What a supplier says about the incident, in its own words or nearly. */
    @Event(namespace = "incident", name = "SupplierStatementRecorded", version = "1")
    record SupplierStatementRecorded(
            @EventTag(key = TagKey.OF_INCIDENT) String incident,
            FreeText supplier,
            FreeText statement,
            @Nullable Occurred occurred,
            @Nullable StatedTime known,
            @Nullable Personal reportedBy,
            @Nullable Means means,
            List<String> irregular)
            implements IncidentEvent {}

    /** The press, a forum or a register made it public; that is neither a customer's nor a regulator's notice. */
    @Event(namespace = "incident", name = "PublicDisclosureRecorded", version = "1")
    record PublicDisclosureRecorded(
            @EventTag(key = TagKey.OF_INCIDENT) String incident,
            FreeText where,
            @Nullable FreeText statement,
            @Nullable Occurred occurred,
            @Nullable StatedTime known,
            @Nullable Personal reportedBy,
            @Nullable Means means,
            List<String> irregular)
            implements IncidentEvent {}

    /**
     * A question was decided.
     * @param decision its number in the incident's series, from 1
     * @param options one per line
     * @param asKnownAt ordinal of the last entry that was known to whoever decided; 0 where not stated
     */
    @Event(namespace = "incident", name = "DecisionRecorded", version = "1")
    record DecisionRecorded(
            @EventTag(key = TagKey.OF_INCIDENT) String incident,
            long decision,
            FreeText question,
            FreeText options,
            FreeText choice,
            FreeText rationale,
            long asKnownAt,
            @Nullable Occurred occurred,
            @Nullable StatedTime known,
            @Nullable Personal decidedBy,
            @Nullable Means means)
            implements IncidentEvent {}

    /**
     * A later decision replaces an earlier one; both stay readable.
     * @param decision number of the new decision
     * @param supersedes number of the one it replaces
     * @param reason why it no longer holds
     */
    @Event(namespace = "incident", name = "DecisionSuperseded", version = "1")
    record DecisionSuperseded(
            @EventTag(key = TagKey.OF_INCIDENT) String incident,
            long decision,
            long supersedes,
            FreeText choice,
            FreeText rationale,
            FreeText reason,
            long asKnownAt,
            @Nullable Occurred occurred,
            @Nullable StatedTime known,
            @Nullable Personal decidedBy,
            @Nullable Means means)
            implements IncidentEvent {}

    /**
     * Something worth keeping.
     * @param note its number in the incident's series, from 1
     */
    @Event(namespace = "incident", name = "NoteAdded", version = "1")
    record NoteAdded(
            @EventTag(key = TagKey.OF_INCIDENT) String incident,
            long note,
            FreeText text,
            @Nullable Occurred occurred,
            @Nullable StatedTime known,
            @Nullable Personal reportedBy,
            @Nullable Means means,
            List<String> irregular)
            implements IncidentEvent {}

    /**
     * A note was wrong or incomplete; the earlier text stays readable.
     * @param note number of the corrected note
     */
    @Event(namespace = "incident", name = "NoteCorrected", version = "1")
    record NoteCorrected(
            @EventTag(key = TagKey.OF_INCIDENT) String incident,
            long note,
            FreeText text,
            FreeText reason,
            @Nullable Occurred occurred,
            @Nullable StatedTime known,
            @Nullable Personal reportedBy,
            @Nullable Means means,
            List<String> irregular)
            implements IncidentEvent {}

    /** The breach was, was partly, or was explicitly never contained ({@code occurred}). */
    @Event(namespace = "incident", name = "ContainmentRecorded", version = "1")
    record ContainmentRecorded(
            @EventTag(key = TagKey.OF_INCIDENT) String incident,
            Containment outcome,
            @Nullable StatedDuration sinceDetection,
            @Nullable FreeText measures,
            @Nullable Occurred occurred,
            @Nullable StatedTime known,
            @Nullable Personal reportedBy,
            @Nullable Means means,
            List<String> irregular)
            implements IncidentEvent {}

    /**
     * The work on it ended, for now.
     * @param openItems codes of what was still open when it was closed over an override
     * @param overrideReason why it was closed although something was open
     */
    @Event(namespace = "incident", name = "IncidentClosed", version = "1")
    record IncidentClosed(
            @EventTag(key = TagKey.OF_INCIDENT) String incident,
            ClosingOutcome outcome,
            FreeText reason,
            List<String> openItems,
            @Nullable FreeText overrideReason,
            @Nullable Occurred occurred,
            @Nullable StatedTime known,
            @Nullable Personal decidedBy,
            @Nullable Means means)
            implements IncidentEvent {}

    /** It goes on. */
    @Event(namespace = "incident", name = "IncidentReopened", version = "1")
    record IncidentReopened(
            @EventTag(key = TagKey.OF_INCIDENT) String incident,
            FreeText reason,
            @Nullable Occurred occurred,
            @Nullable StatedTime known,
            @Nullable Personal decidedBy,
            @Nullable Means means)
            implements IncidentEvent {}

    /**
     * What it names must not be erased.
     * @param hold number in the incident, from 1
     * @param wholeIncident whether it covers everything about the incident
     * @param subjects references of people whose data it covers wherever they are
     * @param matter what it is for
     */
    @Event(namespace = "incident", name = "LegalHoldPlaced", version = "1")
    record LegalHoldPlaced(
            @EventTag(key = TagKey.OF_INCIDENT) String incident,
            long hold,
            boolean wholeIncident,
            @EventTag(key = TagKey.OF_SUBJECT) List<String> subjects,
            FreeText matter)
            implements IncidentEvent {}

    /**
     * The hold has ended.
     * @param hold its number
     * @param subjects whom it covered
     */
    @Event(namespace = "incident", name = "LegalHoldReleased", version = "1")
    record LegalHoldReleased(
            @EventTag(key = TagKey.OF_INCIDENT) String incident,
            long hold,
            @EventTag(key = TagKey.OF_SUBJECT) List<String> subjects,
            FreeText reason)
            implements IncidentEvent {}

    /**
     * Why an entry that is marked irregular came about.
     * @param entry ordinal of the irregular entry
     */
    @Event(namespace = "incident", name = "IrregularityExplained", version = "1")
    record IrregularityExplained(
            @EventTag(key = TagKey.OF_INCIDENT) String incident,
            long entry,
            FreeText explanation)
            implements IncidentEvent {}
}
