package candor.incident;

import candor.sealing.FreeText;
import org.axonframework.modelling.annotation.TargetEntityId;

/** What an incident is asked to do: what others know of the threat. */
public sealed interface IntelligenceCommand extends IncidentCommand {

    /**
     * Records the indicators of a MISP event or a STIX 2.1 bundle, all in one append. What the same source said before in this incident is not
     * recorded again. Fact.
     * @param document the JSON text as it came; its digest is recorded, the text is not kept
     * @param alsoUnmarked also what the source does not mark for detection: attributes without {@code to_ids}, observables without an indicator
     */
    record ImportIndicators(@TargetEntityId String incident, FreeText document, boolean alsoUnmarked) implements IntelligenceCommand, ReportOfFact {
        /** Bytes of the largest document that is read. */
        public static final int LARGEST = 1 << 20;
    }
}
