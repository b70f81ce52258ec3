package candor.query.request;

import candor.Page;
import candor.RuleViolation;
import candor.platform.command.Actor;
import candor.query.Queries;
import candor.query.QueryParameters;
import candor.query.ReadRights;
import candor.request.ErasureRow;
import candor.request.RequestQuery.FindErasure;
import candor.request.RequestQuery.FindErasures;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Reads erasures over HTTP. */
@RestController
class RequestApi {
    private final Queries queries;

    RequestApi(Queries queries) {
        this.queries = queries;
    }

    @GetMapping("/api/requests")
    Page<ErasureRow> list(@RequestParam(required = false) @Nullable String after, @RequestParam(required = false) @Nullable Integer size, Actor actor) {
        ReadRights.require(ReadRights.erasures(actor));
        return QueryParameters.asked(() -> queries.ask(new FindErasures(after, QueryParameters.size(size))));
    }

    @GetMapping("/api/requests/{request}")
    ErasureRow one(@PathVariable String request, Actor actor) {
        ReadRights.require(ReadRights.erasures(actor));
        return queries.ask(new FindErasure(request))
                .orElseThrow(() -> new RuleViolation("request.not-found", "There is no such request: look for it in the list."));
    }
}
