package candor.query.request;

import candor.DomainCommand;
import candor.platform.command.Actor;
import candor.platform.command.CommandName;
import candor.platform.command.CommandRights;
import candor.query.Queries;
import candor.query.ReadRights;
import candor.query.console.ConsolePage;
import candor.query.console.Dialog;
import candor.query.console.FormDesk;
import candor.query.console.FormPage;
import candor.query.console.Handed;
import candor.query.console.NotFound;
import candor.query.console.Reader;
import candor.query.console.form.FormValues;
import candor.request.ErasureRow;
import candor.request.ErasureState;
import candor.request.RequestCommand.ConfirmContentErasure;
import candor.request.RequestCommand.DeclineContentErasure;
import candor.request.RequestCommand.RequestContentErasure;
import candor.request.RequestCommand.RequestErasure;
import candor.request.RequestQuery.FindErasure;
import candor.request.RequestQuery.FindErasures;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** Erasures: who is held under which reference, what was asked for, and what became of it. Addresses carry opaque references only. */
@ConsolePage
public class RequestPages {
    private static final int ROWS = 50;
    private static final String HOME = "/erasures";
    private static final List<Class<? extends DomainCommand>> DECISIONS = List.of(ConfirmContentErasure.class, DeclineContentErasure.class);

    private final Queries queries;
    private final Reader reader;
    private final FormPage page;
    private final FormDesk desk;
    private final PeopleHeld people;

    RequestPages(Queries queries, Reader reader, FormPage page, FormDesk desk, PeopleHeld people) {
        this.queries = queries;
        this.reader = reader;
        this.page = page;
        this.desk = desk;
        this.people = people;
    }

    @GetMapping(HOME)
    ModelAndView list(@RequestParam(required = false) @Nullable String after) {
        Actor actor = reader.who(ReadRights::erasures);
        return new ModelAndView("erasures").addObject("mayFind", CommandRights.permits(actor, RequestErasure.class)).addObject("page", queries.ask(new FindErasures(after == null || after.isBlank() ? null : after, ROWS)));
    }

    /** By the body only: an address of a person belongs into no address of a page. */
    @PostMapping(HOME + "/find")
    ModelAndView find(@RequestParam String email) {
        CommandRights.require(reader.actor(), RequestErasure.class);
        return new ModelAndView("people").addObject("subjects", people.named(email));
    }

    @GetMapping(HOME + "/{request}")
    ModelAndView show(@PathVariable String request) {
        Actor actor = reader.who(ReadRights::erasures);
        ErasureRow row = row(request);
        boolean open = row.field() != null && row.state() == ErasureState.REQUESTED;
        return new ModelAndView("erasure")
                .addObject("row", row)
                .addObject("finalOn", row.effective() == null ? null : people.finalAfter(row.effective()))
                .addObject("waits", row.state() == ErasureState.UNDER_WAY || row.subject() != null && row.state() == ErasureState.REQUESTED)
                .addObject("waitsForSecond", open)
                .addObject("mayDecide", open && CommandRights.permits(actor, ConfirmContentErasure.class))
                .addObject("mayConfirm", !asked(row, actor));
    }

    /** What the ledger holds of a person: entries by reference, never what they say. */
    @GetMapping(HOME + "/people/{subject}")
    ModelAndView person(@PathVariable String subject) {
        CommandRights.require(reader.actor(), RequestErasure.class);
        return new ModelAndView("person").addObject("subject", subject).addObject("held", people.of(subject));
    }

    @GetMapping(HOME + "/people/{subject}/erase")
    ModelAndView erasing(@PathVariable String subject) {
        CommandRights.require(reader.actor(), RequestErasure.class);
        return page.fresh(dialog(RequestErasure.class, "/people/" + subject + "/erase", "/people/" + subject), FormValues.of(Map.of("subject", subject)));
    }

    @PostMapping(HOME + "/people/{subject}/erase")
    ModelAndView erase(@PathVariable String subject, @RequestParam MultiValueMap<String, String> typed) {
        return switch (desk.hand(RequestErasure.class, Map.of(), new FormValues(typed))) {
            case Handed.Done done -> new ModelAndView("redirect:" + HOME + "/" + done.accepted().events().getFirst().stream().replaceFirst("^request:", ""));
            case Handed.Again again -> page.again(dialog(RequestErasure.class, "/people/" + subject + "/erase", "/people/" + subject), again);
        };
    }

    @GetMapping(HOME + "/field")
    ModelAndView erasingField(@RequestParam long position, @RequestParam String component) {
        CommandRights.require(reader.actor(), RequestContentErasure.class);
        return page.fresh(dialog(RequestContentErasure.class, "/field", ""), FormValues.of(Map.of("position", String.valueOf(position), "component", component)));
    }

    @PostMapping(HOME + "/field")
    ModelAndView eraseField(@RequestParam MultiValueMap<String, String> typed) {
        return switch (desk.hand(RequestContentErasure.class, Map.of(), new FormValues(typed))) {
            case Handed.Done _ -> new ModelAndView("redirect:" + HOME);
            case Handed.Again again -> page.again(dialog(RequestContentErasure.class, "/field", ""), again);
        };
    }

    @GetMapping(HOME + "/{request}/do/{command}")
    ModelAndView deciding(@PathVariable String request, @PathVariable String command) {
        Class<? extends DomainCommand> type = type(command);
        CommandRights.require(reader.actor(), type);
        return page.fresh(dialog(type, "/" + request + "/do/" + command, "/" + request), FormValues.NONE).addObject("erasure", row(request));
    }

    @PostMapping(HOME + "/{request}/do/{command}")
    ModelAndView decide(@PathVariable String request, @PathVariable String command, @RequestParam MultiValueMap<String, String> typed) {
        Class<? extends DomainCommand> type = type(command);
        return switch (desk.hand(type, Map.of("request", request), new FormValues(typed))) {
            case Handed.Done _ -> new ModelAndView("redirect:" + HOME + "/" + request);
            case Handed.Again again -> page.again(dialog(type, "/" + request + "/do/" + command, "/" + request), again).addObject("erasure", row(request));
        };
    }

    private static boolean asked(ErasureRow row, Actor actor) {
        return row.requestedBy() != null && row.requestedBy().account().equals(actor.account());
    }

    private ErasureRow row(String request) {
        return queries.ask(new FindErasure(request)).orElseThrow(() -> new NotFound("There is no such request in this ledger."));
    }

    private static Dialog dialog(Class<? extends DomainCommand> type, String action, String back) {
        return new Dialog(type, HOME + action, HOME + back, null);
    }

    private static Class<? extends DomainCommand> type(String command) {
        return DECISIONS.stream().filter(type -> CommandName.of(type).kebab().equals(command)).findFirst().orElseThrow(() -> new NotFound("There is no such form."));
    }
}
