package candor.incident;

import candor.sealing.FreeText;
import candor.testimony.Occurred;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One indicator of compromise of an incident.
 *
 * @param indicator its number in the incident's series, from 1
 * @param ordinal of its entry
 * @param position of its entry in the ledger, from 0
 * @param value as found, not defanged
 * @param context where it was seen and what it means
 * @param intake number of the document it came with; absent where it was found here
 * @param sourceReference the source's own identifier of it
 * @param marking with whom it may be shared; absent where nobody said
 * @param occurred when it was seen, as stated
 * @param recorded when it was recorded, in UTC
 */
public record IndicatorRow(
        long indicator,
        long ordinal,
        long position,
        IndicatorType type,
        FreeText value,
        @Nullable FreeText context,
        @Nullable Long intake,
        @Nullable FreeText sourceReference,
        @Nullable TrafficLight marking,
        @Nullable Occurred occurred,
        Instant recorded) {

    /** The same without what was written. @param kept stands in its place */
    public IndicatorRow withheld(FreeText kept) {
        return new IndicatorRow(indicator, ordinal, position, type, kept, context == null ? null : kept, intake, sourceReference == null ? null : kept, marking, null, recorded);
    }
}
