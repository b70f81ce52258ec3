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

/** Who and what is affected. Stored names and revisions are for ever. */
public sealed interface ScopeEvent extends IncidentEvent {

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
            implements ScopeEvent {}
}
