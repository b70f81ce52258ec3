package candor.query.incident.page;

import static org.assertj.core.api.Assertions.assertThat;

import candor.DomainEvent;
import candor.incident.FindingEvent.IndicatorRecorded;
import candor.incident.IncidentQuery.FindIncident;
import candor.incident.IncidentWork.Section;
import candor.incident.IndicatorType;
import candor.query.QueryNode;
import candor.query.incident.Told;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HeadingTest {
    private static final String INC = "01980000-0000-7000-8000-000000000001";

    @TempDir
    Path folder = Path.of("");

    @Test
    void showsTheLastTwentyAndSaysHowManyCameBefore() {
        List<DomainEvent> events = new ArrayList<>(List.of(Told.declared(INC, "INC-2026-0001")));
        for (long number = 1; number <= 45; number++) {
            events.add(new IndicatorRecorded(INC, number, IndicatorType.OTHER, Told.text("x"), null, null, null, null, null, null, null, null, List.of()));
        }
        try (QueryNode node = QueryNode.start(folder)) {
            node.tell(events.toArray(DomainEvent[]::new));
            List<Heading> headings = Heading.of(node.ask(new FindIncident(INC, null)).orElseThrow());
            assertThat(headings).singleElement().satisfies(heading -> {
                assertThat(heading.section()).isEqualTo(Section.FINDINGS);
                assertThat(heading.earlier()).isEqualTo(25);
                assertThat(heading.reports()).hasSize(20);
                assertThat(heading.reports().getLast().headline()).isEqualTo("Indicator 45: other");
            });
        }
    }
}
