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

/** What was demanded, and whether it was paid. Stored names and revisions are for ever. */
public sealed interface ExtortionEvent extends IncidentEvent {

    /**
     * Somebody demands money.
     * @param demand its number in the incident's series, from 1
     * @param statement what they demand and threaten, in their words
     * @param amount in a currency of ISO 4217; a sum in crypto-currency stands in the words
     * @param deadline as they set it
     */
    @Event(namespace = "incident", name = "RansomDemandReceived", version = "1")
    record RansomDemandReceived(
            @EventTag(key = TagKey.OF_INCIDENT) String incident,
            long demand,
            FreeText statement,
            @Nullable Amount amount,
            @Nullable StatedTime deadline,
            @Nullable Occurred occurred,
            @Nullable StatedTime known,
            @Nullable Personal reportedBy,
            @Nullable Means means,
            List<String> irregular)
            implements ExtortionEvent {}

    /**
     * It was decided whether a demand is paid.
     * @param before what was decided before
     * @param demand its number
     * @param sanctionsChecked whether the recipient was checked against sanctions lists
     * @param reason why an earlier decision changes
     */
    @Event(namespace = "incident", name = "RansomPaymentDecided", version = "1")
    record RansomPaymentDecided(
            @EventTag(key = TagKey.OF_INCIDENT) String incident,
            @Nullable RansomDecision before,
            long demand,
            RansomDecision decision,
            boolean sanctionsChecked,
            FreeText rationale,
            @Nullable FreeText reason,
            @Nullable Occurred occurred,
            @Nullable StatedTime known,
            @Nullable Personal decidedBy,
            @Nullable Means means)
            implements ExtortionEvent {}

    /**
     * A ransom was paid; irregular where nobody had decided to.
     * @param demand number of the demand; absent where none is recorded
     * @param statement how and to whom, and what came of it
     */
    @Event(namespace = "incident", name = "RansomPaid", version = "1")
    record RansomPaid(
            @EventTag(key = TagKey.OF_INCIDENT) String incident,
            @Nullable Long demand,
            @Nullable Amount amount,
            FreeText statement,
            @Nullable Occurred occurred,
            @Nullable StatedTime known,
            @Nullable Personal reportedBy,
            @Nullable Means means,
            List<String> irregular)
            implements ExtortionEvent {}
}
