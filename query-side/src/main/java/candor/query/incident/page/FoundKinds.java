package candor.query.incident.page;

import candor.incident.IndicatorType;
import candor.platform.intelligence.FoundIndicator;
import candor.platform.intelligence.IntelligenceReport;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * What a report holds, before anything is recorded.
 *
 * @param kinds each type that is in it
 */
record FoundKinds(IntelligenceReport report, List<Kind> kinds) {
    /** A look at what it is; the whole of it is in the file. */
    private static final int SHOWN = 30;

    /**
     * Indicators of one type.
     *
     * @param marked how many of them the source means for detection
     * @param others how many it does not
     */
    record Kind(IndicatorType type, long marked, long others) {}

    static FoundKinds of(IntelligenceReport report) {
        Map<IndicatorType, List<FoundIndicator>> byType = report.indicators().stream().collect(Collectors.groupingBy(FoundIndicator::type, TreeMap::new, Collectors.toList()));
        return new FoundKinds(report, byType.entrySet().stream()
                .map(kind -> new Kind(kind.getKey(), count(kind.getValue(), FoundIndicator::marked), count(kind.getValue(), Predicate.not(FoundIndicator::marked))))
                .toList());
    }

    private static long count(List<FoundIndicator> indicators, Predicate<FoundIndicator> which) {
        return indicators.stream().filter(which).count();
    }

    public long marked() {
        return count(report.indicators(), FoundIndicator::marked);
    }

    public long others() {
        return report.indicators().size() - marked();
    }

    public List<FoundIndicator> some() {
        return report.indicators().stream().limit(SHOWN).toList();
    }
}
