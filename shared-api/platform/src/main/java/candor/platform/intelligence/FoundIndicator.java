package candor.platform.intelligence;

import candor.incident.IndicatorType;
import candor.incident.TrafficLight;
import org.jspecify.annotations.Nullable;

/**
 * An indicator as a document gives it.
 *
 * @param type ours; {@link IndicatorType#OTHER} where we have none for it, and then {@code context} names the source's type
 * @param value as it stands there, or the text of a pattern that says more than a value
 * @param context what the source says of it, one thing a line; absent where it says nothing
 * @param reference the source's own identifier of it
 * @param marked whether the source means it for detection
 * @param marking the strictest that the source states for it
 */
public record FoundIndicator(
        IndicatorType type,
        String value,
        @Nullable String context,
        String reference,
        boolean marked,
        @Nullable TrafficLight marking) {}
