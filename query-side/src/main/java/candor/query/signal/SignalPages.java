package candor.query.signal;

import candor.DomainCommand;
import candor.Page;
import candor.incident.DeclarationCommand.EscalateSignal;
import candor.incident.IncidentKind;
import candor.incident.IncidentQuery.FindIncidentByReference;
import candor.platform.command.Actor;
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
import candor.query.console.form.Labels;
import candor.sealing.FreeText;
import candor.signal.SignalChannel;
import candor.signal.SignalCommand.LinkSignal;
import candor.signal.SignalCommand.RaiseSignal;
import candor.signal.SignalQuery.FindSignal;
import candor.signal.SignalQuery.FindSignalHistory;
import candor.signal.SignalQuery.FindSignals;
import candor.signal.SignalRow;
import candor.signal.SignalState;
import candor.signal.SignalView;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** The list of all signals, the page of one, and its forms. */
@ConsolePage
public class SignalPages {
    private static final int ROWS = 50;

    private final Queries queries;
    private final Reader reader;
    private final FormPage page;
    private final FormDesk desk;
    private final SignalActs acts;

    public SignalPages(Queries queries, Reader reader, FormPage page, FormDesk desk, Labels labels) {
        this.queries = queries;
        this.reader = reader;
        this.page = page;
        this.desk = desk;
        this.acts = new SignalActs(labels);
    }

    @GetMapping("/signals")
    ModelAndView all(@RequestParam(required = false) @Nullable SignalState state, @RequestParam(required = false) @Nullable SignalChannel channel, @RequestParam(required = false) @Nullable String after) {
        Actor actor = reader.actor();
        if (!ReadRights.incidents(actor)) {
            return new ModelAndView("redirect:/reports");
        }
        var query = new FindSignals(state, channel, null, after == null || after.isBlank() ? null : after, ROWS);
        return new ModelAndView("signals")
                .addObject("page", shown(queries.ask(query), actor))
                .addObject("state", state)
                .addObject("channel", channel)
                .addObject("states", SignalState.values())
                .addObject("channels", SignalChannel.values())
                .addObject("mayRaise", CommandRights.permits(actor, RaiseSignal.class));
    }

    private static Page<SignalRow> shown(Page<SignalRow> page, Actor actor) {
        return new Page<>(page.items().stream().map(row -> ReadRights.shown(row, actor)).toList(), page.next());
    }

    @GetMapping("/signals/{signal}")
    ModelAndView show(@PathVariable String signal) {
        Actor actor = reader.actor();
        SignalView view = view(signal, actor);
        if (!ReadRights.incidents(actor)) {
            return new ModelAndView("redirect:/reports/" + view.row().reference());
        }
        return new ModelAndView("signal")
                .addObject("view", view)
                .addObject("row", view.row())
                .addObject("acts", acts.of(view.row(), actor));
    }

    @GetMapping("/signals/{signal}/history")
    ModelAndView history(@PathVariable String signal, @RequestParam(required = false) @Nullable String after) {
        Actor actor = reader.who(ReadRights::incidents);
        SignalView view = view(signal, actor);
        return new ModelAndView("signal-history")
                .addObject("row", view.row())
                .addObject("page", ReadRights.shown(queries.ask(new FindSignalHistory(signal, after, ROWS)), view.row(), actor));
    }

    @GetMapping("/signals/new")
    ModelAndView raise() {
        CommandRights.require(reader.actor(), RaiseSignal.class);
        return page.fresh(raising(), FormValues.NONE);
    }

    @PostMapping("/signals/new")
    ModelAndView raise(@RequestParam MultiValueMap<String, String> typed) {
        return switch (desk.hand(RaiseSignal.class, Map.of(), new FormValues(typed))) {
            case Handed.Done done -> new ModelAndView("redirect:/signals/" + done.accepted().events().getFirst().stream().replaceFirst("^signal:", ""));
            case Handed.Again again -> page.again(raising(), again);
        };
    }

    private static Dialog raising() {
        return new Dialog(RaiseSignal.class, "/signals/new", "/inbox", null);
    }

    @GetMapping("/signals/{signal}/do/{command}")
    ModelAndView open(@PathVariable String signal, @PathVariable String command) {
        SignalView view = view(signal, reader.actor());
        Class<? extends DomainCommand> type = type(command);
        CommandRights.require(reader.actor(), type);
        return page.fresh(dialog(signal, command, type), prefilled(view, type)).addObject("signal", view.row());
    }

    private FormValues prefilled(SignalView view, Class<? extends DomainCommand> type) {
        Map<String, String> values = new HashMap<>();
        if (type == EscalateSignal.class) {
            values.put("signal", view.row().signal());
            values.put("kind", IncidentKind.INCIDENT.name());
            FreeText title = view.row().alert() == null ? view.row().text() : view.row().alert().title();
            title.text().ifPresent(text -> values.put("summary", text));
        }
        return FormValues.of(values);
    }

    @PostMapping("/signals/{signal}/do/{command}")
    ModelAndView hand(@PathVariable String signal, @PathVariable String command, @RequestParam MultiValueMap<String, String> typed) {
        Class<? extends DomainCommand> type = type(command);
        Map<String, String> ids = type == EscalateSignal.class ? Map.of() : Map.of("signal", signal);
        return switch (desk.hand(type, ids, new FormValues(typed), this::withIncident)) {
            case Handed.Done done -> new ModelAndView("redirect:" + after(signal, type, done));
            case Handed.Again again -> page.again(dialog(signal, command, type), again).addObject("signal", view(signal, reader.actor()).row());
        };
    }

    /** People name an incident by its reference, the API by its identifier. */
    private ObjectNode withIncident(ObjectNode body) {
        if (body.path("incident").isTextual()) {
            String reference = body.path("incident").textValue().toUpperCase(Locale.ROOT);
            queries.ask(new FindIncidentByReference(reference)).ifPresent(incident -> body.put("incident", incident));
        }
        return body;
    }

    private static String after(String signal, Class<? extends DomainCommand> type, Handed.Done done) {
        return type != EscalateSignal.class ? "/signals/" + signal : done.accepted().events().stream()
                .map(event -> event.stream())
                .filter(stream -> stream.startsWith("incident:"))
                .findFirst()
                .map(stream -> "/incidents/" + stream.substring("incident:".length()))
                .orElse("/signals/" + signal);
    }

    private static Dialog dialog(String signal, String command, Class<? extends DomainCommand> type) {
        return new Dialog(type, "/signals/" + signal + "/do/" + command, "/signals/" + signal, null);
    }

    private SignalView view(String signal, Actor actor) {
        return queries.ask(new FindSignal(signal))
                .filter(view -> ReadRights.signal(actor, view.row()))
                .map(view -> ReadRights.shown(view, actor))
                .orElseThrow(() -> new NotFound("There is no such signal in this ledger, or it is not yours to read."));
    }

    private static Class<? extends DomainCommand> type(String command) {
        return SignalActs.named(command).orElseThrow(() -> new NotFound("There is no such form."));
    }
}
