package candor.query.incident.indicator;

import candor.Page;
import candor.RuleViolation;
import candor.incident.IncidentQuery.FindIndicators;
import candor.incident.IncidentView;
import candor.incident.IndicatorRow;
import candor.incident.TrafficLight;
import candor.platform.command.Actor;
import candor.query.Queries;
import candor.query.QueryParameters;
import candor.query.ReadRights;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Indicators for programs: as they were found, each with its mark. */
@RestController
class IndicatorApi {
    private final IndicatorLists lists;

    IndicatorApi(Queries queries) {
        this.lists = new IndicatorLists(queries);
    }

    @GetMapping("/api/incidents/{incident}/indicators")
    Page<IndicatorRow> list(
            @PathVariable String incident,
            @RequestParam(required = false) @Nullable String atMost,
            @RequestParam(required = false) @Nullable String after,
            @RequestParam(required = false) @Nullable Integer size,
            Actor actor) {
        ReadRights.require(ReadRights.incidents(actor));
        IncidentView view = lists.incident(incident)
                .orElseThrow(() -> new RuleViolation("incident.not-found", "there is no such incident: look for its identifier in the list"));
        var query = new FindIndicators(incident, QueryParameters.choice(TrafficLight.class, "atMost", atMost), after, QueryParameters.size(size));
        return QueryParameters.asked(() -> lists.page(view, query, actor));
    }
}
