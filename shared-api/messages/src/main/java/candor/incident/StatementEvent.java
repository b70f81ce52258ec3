package candor.incident;

import candor.TagKey;
import candor.sealing.FreeText;
import candor.sealing.Personal;
import candor.testimony.Means;
import candor.testimony.Occurred;
import candor.testimony.StatedTime;
import java.util.List;
import org.axonframework.eventsourcing.annotation.EventTag;
import org.axonframework.messaging.eventhandling.annotation.Event;
import org.jspecify.annotations.Nullable;

/** What others say. Stored names and revisions are for ever. */
public sealed interface StatementEvent extends IncidentEvent {

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
            implements StatementEvent {}

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
            implements StatementEvent {}

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
            implements StatementEvent {}

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
            implements StatementEvent {}

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
            implements StatementEvent {}
}
