package candor.incident;

import candor.access.NamedAccount;
import candor.access.Role;
import candor.sealing.FreeText;
import candor.testimony.StatedTime;
import candor.testimony.Testimony;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What people do about an incident, as its page shows it. {@code ordinal} is the number of an entry in the incident's stream; lists are in
 * the order in which the entries were recorded.
 *
 * @param reports what was recorded under each heading
 * @param roles who has which role now
 * @param costs totals, one for each currency
 * @param privileges the privilege log: what counsel keeps from others, and what was kept once
 * @param readers of what is privileged, by counsel's grant, past ones too
 * @param links to the incidents with which it was one, or became one
 */
public record IncidentWork(
        List<Report> reports,
        List<RoleHolder> roles,
        List<CorrectiveAction> actions,
        List<CostTotal> costs,
        List<Alert> alerts,
        List<Privileged> privileges,
        List<PrivilegedReader> readers,
        List<Link> links) {

    /** Headings of reports. */
    public enum Section {
        RESPONSE,
        FINDINGS,
        EXTORTION,
        OUTSIDE_HELP,
        COSTS,
        BRIEFINGS,
        LESSONS
    }

    /**
     * Something that was reported or decided.
     * @param number in its series; 0 where it has none
     * @param mark what later entries say about it, in one or two words; absent where they say nothing
     */
    public record Report(
            Section section,
            long number,
            long ordinal,
            String headline,
            List<TimelineEntry.NamedText> texts,
            @Nullable String mark,
            Testimony testimony) {}

    /** Somebody has a role. */
    public record RoleHolder(long ordinal, ResponseRole role, NamedAccount holder) {}

    /** How far a corrective action has come. */
    public enum ActionStage {
        OPEN,
        COMPLETED,
        VERIFIED,
        NOT_EFFECTIVE
    }

    /**
     * Something that is to change.
     * @param latest ordinal of the entry that brought it to its stage
     */
    public record CorrectiveAction(
            long number,
            long ordinal,
            FreeText measure,
            NamedAccount owner,
            @Nullable StatedTime due,
            ActionStage stage,
            long latest) {}

    /**
     * Costs in one currency, in its minor units (ISO 4217); what is paid was not taken off what was estimated.
     * @param currency ISO 4217 code
     */
    public record CostTotal(String currency, long estimated, long incurred, long paid) {}

    /**
     * People were called.
     * @param at when the ledger recorded it
     * @param escalateAfter minutes; absent = never
     * @param automatic whether the product tells people and escalates; else people do
     * @param heard who has acknowledged it
     * @param nextEscalation when it is escalated if nobody acknowledges it by then; absent where it is not
     */
    public record Alert(
            long number,
            long ordinal,
            Instant at,
            List<Role> roles,
            @Nullable NamedAccount person,
            List<String> teams,
            AlertChannel channel,
            FreeText message,
            @Nullable Long escalateAfter,
            List<String> escalateTo,
            boolean automatic,
            List<Heard> heard,
            List<Delivery> deliveries,
            List<Escalation> escalations,
            @Nullable Instant nextEscalation) {}

    /** Somebody has acknowledged an alert, as the ledger recorded it then. */
    public record Heard(NamedAccount who, Instant at) {}

    /**
     * A message to one recipient.
     * @param step 0 for those who were called first
     * @param team that is told; absent where a person is, or where nobody was found
     * @param attempts how often it was about to be sent
     * @param at when the ledger recorded the last of that
     * @param outcome of the last attempt; absent where it is not known to have been sent
     * @param status code with which the receiver answered
     */
    public record Delivery(
            long step,
            String delivery,
            AlertWay way,
            @Nullable String team,
            @Nullable NamedAccount person,
            long attempts,
            Instant at,
            @Nullable DeliveryOutcome outcome,
            @Nullable Long status) {}

    /**
     * An alert was escalated because nobody had acknowledged it.
     * @param team that was told then; absent where whoever was in command was
     * @param commander absent where a team was told, or where nobody was in command
     */
    public record Escalation(long ordinal, long step, @Nullable String team, @Nullable NamedAccount commander, Instant at) {}

    /**
     * A line of the privilege log.
     * @param entries ordinals
     * @param waivedBy ordinal of the entry that waived it; absent while it stands
     */
    public record Privileged(
            long number, long ordinal, List<Long> entries, PrivilegeGround ground, FreeText basis, @Nullable Long waivedBy) {}

    /**
     * Somebody whom counsel lets read what is privileged.
     * @param validUntil last day, in UTC, such as 2026-11-23
     * @param endedBy ordinal of the entry that ended it before its time; absent where none did
     * @param reads whether they may read it now
     */
    public record PrivilegedReader(
            long ordinal, NamedAccount person, FreeText reason, String validUntil, @Nullable Long endedBy, boolean reads) {}

    /** How two incidents belong together. */
    public enum LinkKind {
        MERGED_INTO,
        MERGED_FROM,
        SPLIT_OFF,
        SPLIT_FROM
    }

    /**
     * Another incident that this one was, or became, one with.
     * @param other its identifier; blank where the reader does not need to know of it
     * @param entries ordinals in the incident that was split; empty for a merger
     */
    public record Link(long ordinal, LinkKind kind, String other, String otherReference, List<Long> entries, FreeText reason) {}

    /** Ordinals of entries that are privileged now. */
    public List<Long> privilegedEntries() {
        return privileges.stream().filter(privilege -> privilege.waivedBy() == null).flatMap(privilege -> privilege.entries().stream()).distinct().toList();
    }
}
