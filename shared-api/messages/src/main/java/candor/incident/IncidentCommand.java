package candor.incident;

import candor.DomainCommand;
import candor.sealing.FreeText;
import candor.sealing.Personal;
import candor.testimony.Attribution;
import candor.testimony.Occurred;
import candor.testimony.StatedDuration;
import java.time.Instant;
import java.util.List;
import org.axonframework.modelling.annotation.TargetEntityId;
import org.jspecify.annotations.Nullable;

/** What an incident is asked to do. An act can be refused; a report of fact is recorded, marked irregular where it breaks a rule. */
public sealed interface IncidentCommand extends DomainCommand {
    /** UUIDv7 made by the client: the incident's stream, tag and address. */
    String incident();

    /**
     * Opens an incident. Act.
     * @param receivedAt the server's receipt instant; the year of the reference, in the ledger's zone, is taken from it
     * @param year of the reference series, derived from {@code receivedAt} by the edge
     */
    record DeclareIncident(
            @TargetEntityId String incident,
            IncidentKind kind,
            FreeText summary,
            Instant receivedAt,
            int year,
            Attribution attribution)
            implements IncidentCommand {}

    /** Makes an incident of a signal: one append declares the incident and marks the signal escalated. Act. */
    record EscalateSignal(
            @TargetEntityId String incident,
            String signal,
            IncidentKind kind,
            FreeText summary,
            Instant receivedAt,
            int year,
            Attribution attribution)
            implements IncidentCommand {}

    /**
     * Takes over one record of another system, once: all its events in one append.
     * @param originKey HMAC of origin and key; a second import under the same one changes nothing
     * @param then what the record says, in the order in which it is decided; all for this incident
     */
    record ImportIncident(
            @TargetEntityId String incident,
            String origin,
            String originKey,
            FreeText originReference,
            FreeText sourceRecord,
            FreeText sourceDigest,
            FreeText summary,
            Instant receivedAt,
            int year,
            Attribution attribution,
            List<IncidentCommand> then)
            implements IncidentCommand {}

    /** Says what kind of incident it is. Act. */
    record ClassifyIncident(
            @TargetEntityId String incident,
            Classification classification,
            @Nullable FreeText reason,
            Attribution attribution)
            implements IncidentCommand {}

    /** Judges how bad it is. Act. */
    record ScoreSeverity(
            @TargetEntityId String incident,
            Severity severity,
            FreeText rationale,
            Attribution attribution)
            implements IncidentCommand {}

    /** Puts an account in command of an incident that has no commander. Act. */
    record AssignCommander(
            @TargetEntityId String incident,
            Personal commander,
            Attribution attribution)
            implements IncidentCommand {}

    /** Offers command to another account; only the commander may. Act. */
    record HandOverCommand(@TargetEntityId String incident, Personal to, FreeText briefing) implements IncidentCommand {}

    /** Takes command that was offered; only the one it was offered to may. Act. */
    record AcceptCommand(@TargetEntityId String incident) implements IncidentCommand {}

    /** Declines command that was offered. Act. */
    record DeclineCommand(@TargetEntityId String incident, FreeText reason) implements IncidentCommand {}

    /** Says when the breach began and ended; {@code attribution.occurred} is needed. Fact. */
    record EstablishOccurrence(
            @TargetEntityId String incident,
            FreeText basis,
            Attribution attribution)
            implements IncidentCommand {}

    /** Corrects that. Fact. */
    record CorrectOccurrence(
            @TargetEntityId String incident,
            FreeText reason,
            Attribution attribution)
            implements IncidentCommand {}

    /** Says when it was noticed. Fact. */
    record EstablishDetection(
            @TargetEntityId String incident,
            List<String> method,
            @Nullable StatedDuration compromise,
            @Nullable StatedDuration sinceCompromise,
            @Nullable FreeText basis,
            Attribution attribution)
            implements IncidentCommand {}

    /** Corrects that. Fact. */
    record CorrectDetection(
            @TargetEntityId String incident,
            List<String> method,
            FreeText reason,
            Attribution attribution)
            implements IncidentCommand {}

    /** Adds an assessment to the series. Fact. */
    record AssessScope(
            @TargetEntityId String incident,
            Claimant assertedBy,
            List<ScopeCell> cells,
            Bounds persons,
            Bounds records,
            @Nullable String disclosure,
            @Nullable FreeText statement,
            @Nullable FreeText basis,
            @Nullable Occurred window,
            Attribution attribution)
            implements IncidentCommand {}

    /** Says what it is estimated to cost. Fact. */
    record EstimateImpact(
            @TargetEntityId String incident,
            @Nullable Amount total,
            List<Loss> losses,
            @Nullable String rating,
            @Nullable FreeText basis,
            Attribution attribution)
            implements IncidentCommand {}

    /** Records a source. Fact. */
    record RecordSource(
            @TargetEntityId String incident,
            FreeText source,
            @Nullable FreeText says,
            Attribution attribution)
            implements IncidentCommand {}

    /** Records that another source disagrees with an entry. Fact. */
    record RecordSourceConflict(
            @TargetEntityId String incident,
            long entry,
            FreeText otherSource,
            FreeText otherStatement,
            Attribution attribution)
            implements IncidentCommand {}

    /** Records that somebody disputes an entry. Fact. */
    record ContestAssertion(
            @TargetEntityId String incident,
            long entry,
            Claimant contestedBy,
            FreeText statement,
            Attribution attribution)
            implements IncidentCommand {}

    /** Records what a supplier says. Fact. */
    record RecordSupplierStatement(
            @TargetEntityId String incident,
            FreeText supplier,
            FreeText statement,
            Attribution attribution)
            implements IncidentCommand {}

    /** Records that it became public. Fact. */
    record RecordPublicDisclosure(
            @TargetEntityId String incident,
            FreeText where,
            @Nullable FreeText statement,
            Attribution attribution)
            implements IncidentCommand {}

    /** Records a decision. Act. */
    record RecordDecision(
            @TargetEntityId String incident,
            FreeText question,
            FreeText options,
            FreeText choice,
            FreeText rationale,
            long asKnownAt,
            Attribution attribution)
            implements IncidentCommand {}

    /** Replaces a decision by a new one. Act. */
    record SupersedeDecision(
            @TargetEntityId String incident,
            long supersedes,
            FreeText choice,
            FreeText rationale,
            FreeText reason,
            long asKnownAt,
            Attribution attribution)
            implements IncidentCommand {}

    /** Adds a note. Fact. */
    record AddNote(@TargetEntityId String incident, FreeText text, Attribution attribution) implements IncidentCommand {}

    /** Corrects a note. Fact. */
    record CorrectNote(
            @TargetEntityId String incident,
            long note,
            FreeText text,
            FreeText reason,
            Attribution attribution)
            implements IncidentCommand {}

    /** Records containment, or that there was none. Fact. */
    record RecordContainment(
            @TargetEntityId String incident,
            Containment outcome,
            @Nullable StatedDuration sinceDetection,
            @Nullable FreeText measures,
            Attribution attribution)
            implements IncidentCommand {}

    /** Ends the work; refused while something is open, unless a reason to override is given. Act. */
    record CloseIncident(
            @TargetEntityId String incident,
            ClosingOutcome outcome,
            FreeText reason,
            @Nullable FreeText overrideReason,
            Attribution attribution)
            implements IncidentCommand {}

    /** Takes the work up again. Act. */
    record ReopenIncident(
            @TargetEntityId String incident,
            FreeText reason,
            Attribution attribution)
            implements IncidentCommand {}

    /**
     * Forbids that what it names be erased or disposed of, closed or not. Act.
     * @param wholeIncident whether it covers everything about the incident
     * @param subjects references of people, at most 30, whose data it covers wherever they are
     * @param matter what it is for
     */
    record PlaceLegalHold(@TargetEntityId String incident, boolean wholeIncident, List<String> subjects, FreeText matter) implements IncidentCommand {}

    /**
     * Ends a hold. Act.
     * @param hold its number in the incident
     */
    record ReleaseLegalHold(@TargetEntityId String incident, long hold, FreeText reason) implements IncidentCommand {}

    /** Explains an entry that is marked irregular. Act. */
    record ExplainIrregularity(@TargetEntityId String incident, long entry, FreeText explanation) implements IncidentCommand {}
}
