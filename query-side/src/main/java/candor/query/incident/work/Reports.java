package candor.query.incident.work;

import candor.DomainEvent;
import candor.incident.ClosureEvent.IncidentFoundNotABreach;
import candor.incident.CostEvent.CostRecorded;
import candor.incident.EngagementEvent.ThirdPartyEngaged;
import candor.incident.EngagementEvent.ThirdPartyReleased;
import candor.incident.ExtortionEvent.RansomDemandReceived;
import candor.incident.ExtortionEvent.RansomPaymentDecided;
import candor.incident.ExtortionEvent;
import candor.incident.FindingEvent.IndicatorRecorded;
import candor.incident.FindingEvent;
import candor.incident.IncidentWork.Report;
import candor.incident.IncidentWork.Section;
import candor.incident.IntelligenceEvent;
import candor.incident.ResponseEvent.ContainmentRecorded;
import candor.incident.ResponseEvent;
import candor.incident.ReviewEvent.ReviewHeld;
import candor.incident.ReviewEvent.RootCauseDetermined;
import candor.incident.TeamEvent.BriefingHeld;
import candor.incident.TimelineEntry.NamedText;
import candor.query.fold.EventComponents;
import candor.query.fold.EventEnvelope;
import candor.query.incident.Headlines;
import candor.query.incident.Lists;
import candor.sealing.FreeText;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reports under their headings, each with what later ones say about it. */
public record Reports(List<Report> all) {
    public static final Reports NONE = new Reports(List.of());

    public Reports after(EventEnvelope envelope) {
        Section section = section(envelope.event());
        if (section == null) {
            return this;
        }
        return new Reports(Lists.with(marked(envelope.event()), report(section, envelope)));
    }

    /** Whether a demand waits for a decision. */
    public boolean ransomUndecided() {
        return numbered(Section.EXTORTION);
    }

    /** Whether somebody from outside has not finished. */
    public boolean thirdPartyEngaged() {
        return numbered(Section.OUTSIDE_HELP);
    }

    private boolean numbered(Section section) {
        return all.stream().anyMatch(report -> report.section() == section && report.number() > 0 && report.mark() == null);
    }

    private static @Nullable Section section(DomainEvent event) {
        return switch (event) {
            case ContainmentRecorded e -> null;
            case ResponseEvent e -> Section.RESPONSE;
            case IncidentFoundNotABreach e -> Section.RESPONSE;
            // A thousand of them would be all there is to see: the document they came with stands for them.
            case IndicatorRecorded e when e.intake() != null -> null;
            case IntelligenceEvent e -> Section.FINDINGS;
            case FindingEvent e -> Section.FINDINGS;
            case ExtortionEvent e -> Section.EXTORTION;
            case ThirdPartyEngaged e -> Section.OUTSIDE_HELP;
            case ThirdPartyReleased e -> Section.OUTSIDE_HELP;
            case CostRecorded e -> Section.COSTS;
            case BriefingHeld e -> Section.BRIEFINGS;
            case RootCauseDetermined e -> Section.LESSONS;
            case ReviewHeld e -> Section.LESSONS;
            default -> null;
        };
    }

    private List<Report> marked(DomainEvent event) {
        return switch (event) {
            case ThirdPartyReleased e -> marking(Section.OUTSIDE_HELP, e.engagement(), "Finished");
            case RansomPaymentDecided e -> marking(Section.EXTORTION, e.demand(), "Decided: " + Headlines.word(e.decision()));
            case RootCauseDetermined e -> marking(Section.LESSONS, e.determination() - 1, "Determined anew");
            default -> all;
        };
    }

    private List<Report> marking(Section section, long number, String mark) {
        return Lists.mapping(all, report -> report.section() == section && report.number() == number ? with(report, mark) : report);
    }

    private static Report with(Report report, String mark) {
        return new Report(report.section(), report.number(), report.ordinal(), report.headline(), report.texts(), mark, report.testimony());
    }

    /** Those that can be marked have a number; what only speaks about them has none. */
    private static long number(DomainEvent event) {
        return switch (event) {
            case ThirdPartyEngaged e -> e.engagement();
            case RansomDemandReceived e -> e.demand();
            case RootCauseDetermined e -> e.determination();
            default -> 0;
        };
    }

    private static Report report(Section section, EventEnvelope envelope) {
        DomainEvent event = envelope.event();
        List<NamedText> texts = EventComponents.all(event, FreeText.class).entrySet().stream()
                .map(text -> new NamedText(text.getKey(), text.getValue()))
                .toList();
        return new Report(section, number(event), envelope.ordinal(), Headlines.of(event), texts, null, envelope.testimony());
    }
}
