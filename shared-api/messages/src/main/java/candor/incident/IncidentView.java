package candor.incident;

import candor.access.NamedAccount;
import candor.sealing.FreeText;
import candor.signal.SignalChannel;
import candor.testimony.Occurred;
import candor.testimony.StatedDuration;
import candor.testimony.Testimony;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An incident as its page shows it, all but the timeline. Lists are in the order in which the entries were recorded; nothing in them is ever
 * overwritten. {@code ordinal} is the entry's number in the incident's stream: {@code INC-2026-0007/12} cites entry 12.
 *
 * @param occurrence first what was established, then the corrections; the last one counts
 * @param detection in the same way
 * @param containment in the same way
 * @param work what people do about it
 * @param openItems what stands in the way of closing it now
 * @param position of the last entry of the ledger that this view contains
 */
public record IncidentView(
        IncidentRow row,
        @Nullable HandOver pendingHandOver,
        @Nullable Classification classification,
        List<Score> severities,
        List<EstablishedTime> occurrence,
        List<EstablishedTime> detection,
        List<ContainmentReport> containment,
        List<Decision> decisions,
        List<Assessment> scope,
        List<Source> sources,
        List<Conflict> conflicts,
        List<Contest> contests,
        List<Statement> supplierStatements,
        List<Statement> publicDisclosures,
        List<Impact> impact,
        List<Irregularity> irregularities,
        List<Closing> closings,
        List<OpenItem> openItems,
        List<LinkedSignal> signals,
        IncidentWork work,
        long position) {

    /** Command was offered and is neither accepted nor declined. */
    public record HandOver(long ordinal, NamedAccount from, NamedAccount to, FreeText briefing, Testimony testimony) {}

    /**
     * A judgement of severity.
     * @param factors what it was computed from; absent where it was judged without
     */
    public record Score(
            long ordinal, Severity severity, @Nullable Severity before, @Nullable SeverityFactors factors, FreeText rationale, Testimony testimony) {}

    /**
     * A time that was established or corrected.
     * @param time what holds from this entry on; absent where nothing was said
     * @param before what held before it; absent for the first
     * @param method how it was noticed (detection only)
     * @param compromise as stated, from the first action to the compromise (detection only)
     * @param sinceCompromise as stated (detection only)
     * @param grounds basis of the first, reason of a correction
     */
    public record EstablishedTime(
            long ordinal,
            @Nullable Occurred time,
            @Nullable Occurred before,
            List<String> method,
            @Nullable StatedDuration compromise,
            @Nullable StatedDuration sinceCompromise,
            @Nullable FreeText grounds,
            Testimony testimony) {}

    /** Containment as reported, beside what was reported before. */
    public record ContainmentReport(
            long ordinal,
            Containment outcome,
            @Nullable Containment before,
            @Nullable Occurred occurredBefore,
            @Nullable StatedDuration sinceDetection,
            @Nullable FreeText measures,
            Testimony testimony) {}

    /**
     * A decision; a superseded one stays readable with its grounds.
     * @param question absent in a decision that supersedes one whose question is not part of this view
     * @param supersedes number of the decision it replaces
     * @param supersededBy number of the decision that replaced it
     * @param supersededBecause why it no longer holds
     */
    public record Decision(
            long number,
            long ordinal,
            @Nullable FreeText question,
            @Nullable FreeText options,
            FreeText choice,
            FreeText rationale,
            long asKnownAt,
            @Nullable Long supersedes,
            @Nullable Long supersededBy,
            @Nullable FreeText supersededBecause,
            Testimony testimony) {}

    /** One assessment of scope. */
    public record Assessment(
            long number,
            long ordinal,
            Claimant assertedBy,
            List<ScopeCell> cells,
            Bounds persons,
            Bounds records,
            @Nullable String disclosure,
            @Nullable FreeText statement,
            @Nullable FreeText basis,
            @Nullable Occurred window,
            boolean contested,
            Testimony testimony) {}

    /** Something said or published about it. */
    public record Source(long ordinal, FreeText source, @Nullable FreeText says, Testimony testimony) {}

    /**
     * Two sources side by side.
     * @param entry ordinal of the entry the other source contradicts
     * @param entryHeadline of that entry; absent where it is not part of this view
     * @param entryOccurred what that entry says about when; absent where it says nothing
     */
    public record Conflict(
            long ordinal,
            long entry,
            @Nullable String entryHeadline,
            @Nullable Occurred entryOccurred,
            FreeText otherSource,
            FreeText otherStatement,
            Testimony testimony) {}

    /** Somebody disputes an entry. */
    public record Contest(
            long ordinal,
            long entry,
            @Nullable String entryHeadline,
            Claimant contestedBy,
            FreeText statement,
            Testimony testimony) {}

    /**
     * What was said by a supplier, or in public.
     * @param speaker the supplier, or where it was published
     */
    public record Statement(long ordinal, FreeText speaker, @Nullable FreeText statement, boolean contested, Testimony testimony) {}

    /** An estimate of cost. */
    public record Impact(
            long ordinal,
            @Nullable Amount total,
            List<Loss> losses,
            @Nullable String rating,
            @Nullable FreeText basis,
            Testimony testimony) {}

    /**
     * An entry that breaks a rule.
     * @param rules codes of the rules it broke
     * @param explanation absent while it stands on the board
     */
    public record Irregularity(
            long ordinal,
            String headline,
            List<String> rules,
            @Nullable FreeText explanation,
            @Nullable Long explainedBy) {}

    /** It was closed; {@code reopened} holds why it was taken up again, where it was. */
    public record Closing(
            long ordinal,
            ClosingOutcome outcome,
            FreeText reason,
            List<String> openItems,
            @Nullable FreeText overrideReason,
            @Nullable Reopening reopened,
            Testimony testimony) {}

    /** Why it was taken up again. */
    public record Reopening(long ordinal, FreeText reason, Testimony testimony) {}

    /**
     * Something that stands in the way of closing.
     * @param code stable, as in {@code IncidentClosed.openItems}
     */
    public record OpenItem(String code, String sentence) {}

    /**
     * A signal that belongs to it.
     * @param escalated the incident was declared because of it
     * @param missed it had been dismissed before
     * @param channel absent where the signal itself is not projected yet
     */
    public record LinkedSignal(
            String signal,
            long ordinal,
            boolean escalated,
            boolean missed,
            @Nullable FreeText reason,
            @Nullable SignalChannel channel,
            @Nullable FreeText source,
            Testimony testimony) {}
}
