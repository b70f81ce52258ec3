package candor.query.incident;

import candor.AsOf;
import candor.Page;
import candor.RuleViolation;
import candor.incident.IncidentFigures;
import candor.incident.IncidentFilter;
import candor.incident.IncidentKind;
import candor.incident.IncidentQuery.FindFigures;
import candor.incident.IncidentQuery.FindIncident;
import candor.incident.IncidentQuery.FindIncidentByReference;
import candor.incident.IncidentQuery.FindIncidents;
import candor.incident.IncidentQuery.FindTimeline;
import candor.incident.IncidentRow;
import candor.incident.IncidentState;
import candor.incident.IncidentView;
import candor.incident.Severity;
import candor.incident.TimelineOrder;
import candor.incident.TimelinePage;
import candor.platform.CandorProperties;
import candor.platform.command.Actor;
import candor.query.Queries;
import candor.query.QueryParameters;
import candor.query.ReadRights;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Reads incidents over HTTP. */
@RestController
class IncidentApi {
    private final Queries queries;
    private final CandorProperties candor;

    IncidentApi(Queries queries, CandorProperties candor) {
        this.queries = queries;
        this.candor = candor;
    }

    /** What a list may be asked for, as it stands in the address. */
    record ListParameters(
            @Nullable String state,
            @Nullable String kind,
            @Nullable String severity,
            @Nullable String origin,
            @Nullable String reference,
            @Nullable Integer year,
            @Nullable String after,
            @Nullable Integer size) {

        IncidentFilter filter() {
            return new IncidentFilter(
                    QueryParameters.choice(IncidentState.class, "state", state),
                    QueryParameters.choice(IncidentKind.class, "kind", kind),
                    QueryParameters.choice(Severity.class, "severity", severity),
                    origin,
                    reference == null ? null : reference.toUpperCase(Locale.ROOT),
                    year);
        }
    }

    @GetMapping("/api/incidents")
    Page<IncidentRow> list(ListParameters asked, Actor actor) {
        ReadRights.require(ReadRights.incidents(actor));
        int size = QueryParameters.size(asked.size());
        return QueryParameters.asked(() -> queries.ask(new FindIncidents(asked.filter(), asked.after(), size)));
    }

    @GetMapping("/api/incidents/{incident}")
    ResponseEntity<IncidentView> one(@PathVariable String incident, @RequestParam(required = false) @Nullable String asOf, Actor actor) {
        ReadRights.require(ReadRights.incidents(actor));
        AsOf then = QueryParameters.asOf(asOf, candor.zone());
        String identifier = identifier(incident);
        IncidentView view = view(identifier, then);
        ResponseEntity.BodyBuilder response = ResponseEntity.ok();
        PrivilegeSight sight = PrivilegeSight.of(actor, () -> then == null ? view : view(identifier, null));
        return (then == null ? response.eTag("\"" + view.row().lastOrdinal() + "\"") : response).body(sight.shown(view));
    }

    private IncidentView view(String incident, @Nullable AsOf asOf) {
        return queries.ask(new FindIncident(incident, asOf)).orElseThrow(IncidentApi::unknown);
    }

    @GetMapping("/api/incidents/{incident}/timeline")
    TimelinePage timeline(
            @PathVariable String incident,
            @RequestParam(required = false) @Nullable String order,
            @RequestParam(defaultValue = "1") int page,
            @RequestParam(required = false) @Nullable String asOf,
            Actor actor) {
        ReadRights.require(ReadRights.incidents(actor));
        TimelineOrder by = Optional.ofNullable(QueryParameters.choice(TimelineOrder.class, "order", order)).orElse(TimelineOrder.RECORDED);
        var query = new FindTimeline(identifier(incident), by, QueryParameters.page(page), QueryParameters.asOf(asOf, candor.zone()));
        TimelinePage found = queries.ask(query).orElseThrow(IncidentApi::unknown);
        QueryParameters.requirePage(page, found.pages());
        return PrivilegeSight.of(actor, () -> view(query.incident(), null)).shown(found);
    }

    @GetMapping("/api/figures")
    IncidentFigures figures(
            @RequestParam(required = false) @Nullable String origin,
            @RequestParam(required = false) @Nullable String industry,
            Actor actor) {
        ReadRights.require(ReadRights.incidents(actor));
        return queries.ask(new FindFigures(origin, industry));
    }

    /** An address may name an incident by its reference too. */
    private String identifier(String incidentOrReference) {
        boolean reference = incidentOrReference.matches("[A-Za-z]{3}-[0-9]{4}-[0-9]{4,}");
        return reference
                ? queries.ask(new FindIncidentByReference(incidentOrReference.toUpperCase(Locale.ROOT))).orElseThrow(IncidentApi::unknown)
                : incidentOrReference;
    }

    private static RuleViolation unknown() {
        return new RuleViolation("incident.not-found", "there is no such incident, or there was none then: look for its reference in the list");
    }
}
