package candor.platform.intelligence;

import candor.incident.IndicatorType;
import candor.incident.TrafficLight;
import candor.platform.intelligence.IntelligenceReport.LeftOut;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Collects the indicators of one document: what is said twice is one, and says both. */
final class Gathering {
    /** More of a value or its context is a file, and no indicator. */
    static final int LONGEST = 60_000;

    private final Map<Key, FoundIndicator> found = new LinkedHashMap<>();
    private final Map<String, Long> leftOut = new TreeMap<>();

    private record Key(IndicatorType type, String value) {}

    /**
     * What a document says of one indicator or several, whatever their values are.
     *
     * @param notes one thing each; blank ones say nothing
     */
    record Saying(String reference, boolean marked, @Nullable TrafficLight marking, List<String> notes) {
        Saying and(String note) {
            return new Saying(reference, marked, marking, Stream.concat(notes.stream(), Stream.of(note)).toList());
        }
    }

    /** A value that cannot be of its type is kept as what the source calls it. */
    void add(IndicatorType type, String value, String sourceType, Saying saying) {
        String stripped = value.strip();
        if (stripped.isEmpty()) {
            leaveOut("Without a value");
        } else if (stripped.length() > LONGEST) {
            leaveOut("Longer than " + LONGEST + " characters: keep the document as evidence");
        } else if (type == IndicatorType.OTHER || !type.fits(stripped)) {
            put(IndicatorType.OTHER, stripped, saying.and("Given as " + sourceType));
        } else {
            put(type, stripped, saying);
        }
    }

    private void put(IndicatorType type, String value, Saying saying) {
        String context = saying.notes().stream().map(String::strip).filter(note -> !note.isEmpty()).distinct().collect(Collectors.joining("\n"));
        var one = new FoundIndicator(type, value, cut(context), saying.reference(), saying.marked(), saying.marking());
        found.merge(new Key(type, value), one, Gathering::both);
    }

    /** The one that is meant for detection gives the reference. */
    private static FoundIndicator both(FoundIndicator first, FoundIndicator second) {
        FoundIndicator lead = second.marked() && !first.marked() ? second : first;
        String context = Stream.concat(lines(first), lines(second)).distinct().collect(Collectors.joining("\n"));
        return new FoundIndicator(
                lead.type(), lead.value(), cut(context), lead.reference(), lead.marked(), Markings.strictest(first.marking(), second.marking()));
    }

    private static Stream<String> lines(FoundIndicator indicator) {
        return Objects.requireNonNullElse(indicator.context(), "").lines();
    }

    private static @Nullable String cut(String context) {
        return context.isEmpty() ? null : context.length() <= LONGEST ? context : context.substring(0, context.offsetByCodePoints(0, context.codePointCount(0, LONGEST) - 1)) + "…";
    }

    /** @param reason that stands before a count */
    void leaveOut(String reason) {
        leaveOut(reason, 1);
    }

    void leaveOut(String reason, long count) {
        if (count > 0) {
            leftOut.merge(reason, count, Long::sum);
        }
    }

    List<FoundIndicator> indicators() {
        return List.copyOf(found.values());
    }

    List<LeftOut> leftOut() {
        List<LeftOut> reasons = new ArrayList<>();
        leftOut.forEach((reason, count) -> reasons.add(new LeftOut(reason, count)));
        return List.copyOf(reasons);
    }
}
