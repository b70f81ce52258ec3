package candor.query.incident.page;

import candor.incident.IncidentView;
import candor.incident.IncidentWork.Report;
import candor.incident.IncidentWork.Section;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * What stands under one heading of an incident's page.
 *
 * @param reports the last ones, in the order in which they were recorded
 * @param earlier how many came before; they stand in the timeline
 */
public record Heading(Section section, List<Report> reports, int earlier) {
    /** More would hide what comes below. */
    private static final int MOST = 20;

    /** Only headings under which there is something. */
    static List<Heading> of(IncidentView view) {
        return Arrays.stream(Section.values()).map(section -> of(section, view)).filter(heading -> !heading.reports().isEmpty()).toList();
    }

    private static Heading of(Section section, IncidentView view) {
        List<Report> all = view.work().reports().stream().filter(report -> report.section() == section).toList();
        int earlier = Math.max(0, all.size() - MOST);
        return new Heading(section, all.subList(earlier, all.size()), earlier);
    }

    /** Where the page puts it. */
    public String anchor() {
        return section.name().toLowerCase(Locale.ROOT);
    }
}
