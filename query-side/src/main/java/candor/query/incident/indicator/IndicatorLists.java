package candor.query.incident.indicator;

import candor.Page;
import candor.incident.IncidentQuery.FindIncident;
import candor.incident.IncidentQuery.FindIndicators;
import candor.incident.IncidentView;
import candor.incident.IndicatorRow;
import candor.incident.TrafficLight;
import candor.platform.command.Actor;
import candor.query.Queries;
import candor.query.fold.Cursors;
import candor.query.incident.PrivilegeSight;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Lists of indicators as a reader may see them: of an incident that is hidden from them there is none, and what counsel keeps stands without its words. */
final class IndicatorLists {
    private final Queries queries;

    IndicatorLists(Queries queries) {
        this.queries = queries;
    }

    /** The incident, if there is one for this reader. */
    Optional<IncidentView> incident(String incident) {
        return queries.ask(new FindIncident(incident, null));
    }

    Page<IndicatorRow> page(IncidentView of, FindIndicators query, Actor actor) {
        PrivilegeSight sight = PrivilegeSight.of(actor, () -> of);
        Page<IndicatorRow> page = queries.ask(query);
        return new Page<>(page.items().stream().map(row -> sight.keeps(row.ordinal()) ? row.withheld(PrivilegeSight.KEPT) : row).toList(), page.next());
    }

    /** All of them, a page at a time. */
    void each(IncidentView of, @Nullable TrafficLight atMost, Actor actor, Consumer<IndicatorRow> taker) {
        String after = null;
        do {
            Page<IndicatorRow> page = page(of, new FindIndicators(of.row().incident(), atMost, after, Cursors.LARGEST_PAGE), actor);
            page.items().forEach(taker);
            after = page.next();
        } while (after != null);
    }
}
