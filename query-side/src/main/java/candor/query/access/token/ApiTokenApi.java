package candor.query.access.token;

import candor.access.AccessQuery.FindApiTokens;
import candor.access.AccessQuery.FindApiTokensOf;
import candor.access.ApiTokenRow;
import candor.access.Role;
import candor.platform.access.ApiTokenDesk;
import candor.platform.access.RequestActors;
import candor.platform.command.Actor;
import candor.query.Queries;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** API tokens over HTTP. */
@RestController
public class ApiTokenApi {
    private final ApiTokenDesk desk;
    private final Queries queries;

    ApiTokenApi(ApiTokenDesk desk, Queries queries) {
        this.desk = desk;
        this.queries = queries;
    }

    /**
     * What a token is asked for.
     *
     * @param account that it acts as; one's own where absent
     * @param name which program it is for
     * @param roles that it is narrowed to; all that the account holds where absent
     * @param validUntil last day on which it works, in UTC, such as 2026-11-23; absent for none
     */
    record ApiTokenBody(@Nullable String account, String name, @Nullable List<Role> roles, @Nullable String validUntil) {}

    /** One's own; administrators see those of everybody. */
    @GetMapping("/api/tokens")
    List<ApiTokenRow> list(Actor actor) {
        return queries.ask(actor.holds(Role.ADMINISTRATOR) ? new FindApiTokens() : new FindApiTokensOf(actor.account()));
    }

    @PostMapping(path = "/api/tokens", produces = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<ApiTokenDesk.Issued> issue(@RequestBody ApiTokenBody body, Actor actor) {
        RequestActors.requirePassword();
        String account = body.account() == null ? actor.account() : body.account();
        List<Role> roles = body.roles() == null ? List.of() : body.roles();
        String validUntil = body.validUntil() == null ? "" : body.validUntil();
        ApiTokenDesk.Issued issued = desk.issue(new ApiTokenDesk.Wish(account, body.name(), roles, validUntil), actor);
        return ResponseEntity.ok().cacheControl(CacheControl.noStore()).body(issued);
    }
}
