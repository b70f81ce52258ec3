package candor.platform.intelligence;

import candor.incident.IntelligenceFormat;
import candor.incident.TrafficLight;
import candor.testimony.StatedTime;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What one MISP event or one STIX bundle says.
 *
 * @param reference the source's own identifier of it: see {@link candor.incident.IntelligenceEvent.IndicatorsImported}
 * @param version changes when the source changes it: when it says so, else the digest of the text
 * @param changed when the source last changed it, as it says
 * @param facts what else it says of itself, for people to read: {@code Threat level: high}
 * @param indicators each value of a type once, in the order in which it first stands there
 * @param leftOut what is in it and is no indicator
 */
public record IntelligenceReport(
        IntelligenceFormat format,
        String reference,
        String title,
        String version,
        @Nullable String producer,
        @Nullable String link,
        @Nullable TrafficLight marking,
        @Nullable StatedTime changed,
        List<String> facts,
        List<FoundIndicator> indicators,
        List<LeftOut> leftOut) {

    /** Something that was not taken. */
    public record LeftOut(String reason, long count) {}

    /** The indicators to take. @param alsoUnmarked also what the source does not mean for detection */
    public List<FoundIndicator> chosen(boolean alsoUnmarked) {
        return indicators.stream().filter(indicator -> alsoUnmarked || indicator.marked()).toList();
    }
}
