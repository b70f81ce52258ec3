package candor.query.access.token;

import candor.RuleViolation;
import candor.access.AccessQuery.FindAccount;
import candor.access.AccessQuery.FindAccounts;
import candor.access.AccessQuery.FindApiTokens;
import candor.access.AccessQuery.FindApiTokensOf;
import candor.access.AccountRow;
import candor.access.ApiTokenRow;
import candor.access.Role;
import candor.platform.access.ApiTokenDesk;
import candor.platform.command.Actor;
import candor.query.Projected;
import candor.query.Queries;
import candor.query.console.ConsolePage;
import candor.query.console.Reader;
import candor.query.console.Sentences;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** Everybody's own API tokens, and those of all for administrators. */
@ConsolePage
public class ApiTokenPages {
    private final ApiTokenDesk desk;
    private final Queries queries;
    private final Projected projected;
    private final Reader reader;
    private final InstantSource clock;

    ApiTokenPages(ApiTokenDesk desk, Queries queries, Projected projected, Reader reader, ObjectProvider<InstantSource> clock) {
        this.desk = desk;
        this.queries = queries;
        this.projected = projected;
        this.reader = reader;
        this.clock = clock.getIfAvailable(InstantSource::system);
    }

    /** What was typed. */
    record Typed(@Nullable String account, @Nullable String name, @Nullable List<Role> roles, @Nullable String validUntil) {
        static final Typed NOTHING = new Typed(null, null, null, null);

        ApiTokenDesk.Wish wish(Actor actor) {
            return new ApiTokenDesk.Wish(
                    account == null || account.isBlank() ? actor.account() : account, name == null ? "" : name, rolesOrAll(), validUntil == null ? "" : validUntil);
        }

        /** None chosen means all. */
        public List<Role> rolesOrAll() {
            return roles == null ? List.of() : roles;
        }
    }

    @GetMapping("/tokens")
    ModelAndView list() {
        return page(reader.actor(), Typed.NOTHING, null, null);
    }

    @PostMapping("/tokens")
    ModelAndView issue(Typed typed) {
        Actor actor = reader.actor();
        try {
            ApiTokenDesk.Issued issued = desk.issue(typed.wish(actor), actor);
            projected.await(issued.position());
            return page(actor, Typed.NOTHING, issued, null);
        } catch (RuleViolation refused) {
            return page(actor, typed, null, refused);
        }
    }

    @PostMapping("/tokens/{account}/{token}/revoke")
    ModelAndView revoke(@PathVariable String account, @PathVariable String token, @RequestParam String reason) {
        Actor actor = reader.actor();
        try {
            projected.await(desk.revoke(account, token, reason, actor));
            return new ModelAndView("redirect:/tokens");
        } catch (RuleViolation refused) {
            return page(actor, Typed.NOTHING, null, refused);
        }
    }

    private ModelAndView page(Actor actor, Typed typed, ApiTokenDesk.@Nullable Issued issued, @Nullable RuleViolation refused) {
        boolean all = actor.holds(Role.ADMINISTRATOR);
        List<ApiTokenRow> tokens = queries.ask(all ? new FindApiTokens() : new FindApiTokensOf(actor.account()));
        ModelAndView page = new ModelAndView("tokens")
                .addObject("own", tokens.stream().filter(token -> token.account().account().equals(actor.account())).toList())
                .addObject("others", tokens.stream().filter(token -> !token.account().account().equals(actor.account())).toList())
                .addObject("accounts", all ? queries.ask(new FindAccounts()).stream().filter(account -> account.closed() == null).toList() : List.of())
                .addObject("roles", all ? List.of(Role.values()) : queries.ask(new FindAccount(actor.account())).map(AccountRow::roles).orElse(List.of()))
                .addObject("today", LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC).toString())
                .addObject("typed", typed)
                .addObject("issued", issued)
                .addObject("refusal", refused == null ? null : Sentences.whole(refused.sentence()));
        page.setStatus(refused == null ? HttpStatus.OK : HttpStatus.CONFLICT);
        return page;
    }
}
