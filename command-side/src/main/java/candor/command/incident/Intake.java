package candor.command.incident;

import candor.DomainEvent;
import candor.RuleViolation;
import candor.command.Caller;
import candor.command.History;
import candor.command.incident.standing.Situation;
import candor.incident.FindingEvent.IndicatorRecorded;
import candor.incident.IntelligenceCommand.ImportIndicators;
import candor.incident.IntelligenceEvent.IndicatorsImported;
import candor.platform.intelligence.FoundIndicator;
import candor.platform.intelligence.Intelligence;
import candor.platform.intelligence.IntelligenceReport;
import candor.sealing.FreeText;
import candor.testimony.Means;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Takes over the indicators of a document: each report of it is one entry, and each indicator that is new another behind it. */
final class Intake {
    private final ImportIndicators command;
    private final Situation situation;
    private final ToldBefore before;
    private final List<DomainEvent> events = new ArrayList<>();

    private Intake(ImportIndicators command, Situation situation, ToldBefore before) {
        this.command = command;
        this.situation = situation;
        this.before = before;
    }

    /** What the ledger says of the incident, in one reading. */
    private record Read(Incident incident, ToldBefore before) {
        Read evolve(DomainEvent event) {
            return new Read(incident.evolve(event), before.evolve(event));
        }
    }

    static List<DomainEvent> take(ImportIndicators command, Caller caller, History history) {
        String text = command.document().text().orElse("");
        List<IntelligenceReport> reports = Intelligence.read(text);
        Read read = history.fold(Boundary.of(command), new Read(Incident.UNKNOWN, new ToldBefore()), Read::evolve);
        read.incident().standing().requireDeclared();
        Situation situation = read.incident().situation(caller, read.incident().entries());
        return new Intake(command, situation, read.before()).take(reports, FreeText.of(Intelligence.digest(text)));
    }

    private List<DomainEvent> take(List<IntelligenceReport> reports, FreeText digest) {
        requireAny(reports);
        reports.forEach(report -> take(report, digest));
        long taken = events.stream().filter(IndicatorRecorded.class::isInstance).count();
        if (taken > Intelligence.MOST_INDICATORS) {
            throw new RuleViolation("incident.too-many-indicators", String.format(Locale.ROOT,
                    "This document has %,d indicators that are new here, and one import takes at most %,d: export what matters to this incident, or divide it.", taken, Intelligence.MOST_INDICATORS));
        }
        return List.copyOf(events);
    }

    private void requireAny(List<IntelligenceReport> reports) {
        if (reports.stream().allMatch(report -> report.chosen(command.alsoUnmarked()).isEmpty())) {
            long others = reports.stream().mapToLong(report -> report.indicators().size()).sum();
            throw new RuleViolation("incident.no-indicator", others == 0
                    ? "There is no indicator in this document: record it as a source, or keep it as evidence."
                    : "The source means none of the indicators in this document for detection: say that you want the others too, there are " + others + ".");
        }
    }

    private void take(IntelligenceReport report, FreeText digest) {
        List<FoundIndicator> chosen = report.chosen(command.alsoUnmarked());
        List<FoundIndicator> fresh = chosen.stream().filter(indicator -> !before.has(report, indicator)).toList();
        if (fresh.isEmpty()) {
            return;
        }
        long intake = before.intakes() + 1;
        add(situation.marked(irregular -> new IndicatorsImported(
                command.incident(), intake, report.format(), FreeText.of(report.title()), FreeText.of(report.reference()), text(report.producer()),
                text(report.link()), report.marking(), report.changed(), digest, fresh.size(), chosen.size() - fresh.size(), text(leftOut(report)),
                null, null, null, Means.SYSTEM, irregular)));
        fresh.forEach(indicator -> add(recorded(intake, indicator)));
    }

    /** What is irregular about it stands in the entry before, once. */
    private IndicatorRecorded recorded(long intake, FoundIndicator indicator) {
        return new IndicatorRecorded(
                command.incident(), before.indicators() + 1, indicator.type(), FreeText.of(indicator.value()), text(indicator.context()), intake,
                FreeText.of(indicator.reference()), indicator.marking(), null, null, null, Means.SYSTEM, List.of());
    }

    private void add(DomainEvent event) {
        events.add(event);
        before.evolve(event);
    }

    private @Nullable String leftOut(IntelligenceReport report) {
        long unmarked = command.alsoUnmarked() ? 0 : report.indicators().size() - report.chosen(false).size();
        Stream<String> reasons = report.leftOut().stream().map(part -> part.reason() + ": " + part.count());
        String lines = Stream.concat(unmarked == 0 ? Stream.of() : Stream.of("Not meant for detection by the source: " + unmarked), reasons).collect(Collectors.joining("\n"));
        return lines.isEmpty() ? null : lines;
    }

    private static @Nullable FreeText text(@Nullable String text) {
        return text == null ? null : FreeText.of(text);
    }
}
