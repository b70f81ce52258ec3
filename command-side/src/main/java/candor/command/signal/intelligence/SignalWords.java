package candor.command.signal.intelligence;

import candor.incident.IndicatorType;
import candor.platform.intelligence.FoundIndicator;
import candor.platform.intelligence.IntelligenceReport;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** What came, in plain words: the title first, as lists show it, and no indicator itself. */
final class SignalWords {
    /** What is read in a list; the rest is in the source. */
    private static final int LONGEST_TITLE = 500;
    private static final int LONGEST = 4_000;

    private SignalWords() {}

    static String of(IntelligenceReport report) {
        List<String> lines = new ArrayList<>();
        lines.add(cut(report.title().lines().findFirst().orElse(report.reference()), LONGEST_TITLE));
        lines.add(report.format() + (report.producer() == null ? "" : " of " + report.producer()) + (report.marking() == null ? "" : ", " + report.marking().label()));
        lines.addAll(report.facts());
        lines.add(counted(report.chosen(false), "meant for detection"));
        long others = report.indicators().size() - report.chosen(false).size();
        if (others > 0) {
            lines.add(others + (others == 1 ? " other indicator is" : " other indicators are") + " not meant for detection.");
        }
        if (report.link() != null) {
            lines.add(report.link());
        }
        return cut(String.join("\n", lines), LONGEST);
    }

    private static String counted(List<FoundIndicator> indicators, String what) {
        if (indicators.isEmpty()) {
            return "No indicator is " + what + ".";
        }
        Map<IndicatorType, Long> byType = indicators.stream().collect(Collectors.groupingBy(FoundIndicator::type, TreeMap::new, Collectors.counting()));
        String kinds = byType.entrySet().stream().map(kind -> kind.getValue() + " " + kind.getKey().misp()).collect(Collectors.joining(", "));
        return indicators.size() + (indicators.size() == 1 ? " indicator is " : " indicators are ") + what + ": " + kinds + ".";
    }

    private static String cut(String text, int longest) {
        return text.codePointCount(0, text.length()) <= longest ? text : text.substring(0, text.offsetByCodePoints(0, longest - 1)) + "…";
    }
}
